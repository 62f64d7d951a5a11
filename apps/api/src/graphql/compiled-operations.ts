import {
  execute,
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { Compiler, type CompiledQuery } from './compiler.js';
import { locatedAs } from './located-error.js';

/** What a request asks to be executed; the document is valid. */
export interface Asked {
  readonly document: DocumentNode;
  /** Undefined when the document has none of the name that was asked for. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly contextValue: unknown;
}

type Standing = CompiledQuery | 'SEEN_ONCE' | 'NOT_COMPILABLE';

const MOST = 500;
/** As graphql-js itself has it. */
const MOST_VARIABLE_ERRORS = 50;

/**
 * Executes operations with the answers of graphql-js: by code that was compiled for a query that comes again, as the queries of programs
 * do, and by graphql-js itself in all other cases.
 */
export class CompiledOperations {
  readonly #compiler: Compiler;
  readonly #standing = new Map<OperationDefinitionNode, Standing>();

  constructor(private readonly schema: GraphQLSchema) {
    this.#compiler = new Compiler(schema);
  }

  async execute(asked: Asked): Promise<ExecutionResult> {
    const { document, operation, operationName, variables = {}, contextValue } = asked;
    const query = operation && this.#compiled(document, operation);
    if (operation === undefined || query === undefined)
      return execute({ schema: this.schema, document, operationName, variableValues: variables, contextValue });
    const definitions = operation.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(this.schema, definitions, variables, { maxErrors: MOST_VARIABLE_ERRORS });
    return errors === undefined ? answerOf(await query(undefined, contextValue, coerced)) : { errors };
  }

  #compiled(document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | undefined {
    const standing = this.#standing.get(operation);
    if (standing === 'NOT_COMPILABLE') return undefined;
    if (typeof standing === 'function') return standing;
    const next = standing === undefined ? 'SEEN_ONCE' : (this.#compiler.compile(document, operation) ?? 'NOT_COMPILABLE');
    this.#remember(operation, next);
    return typeof next === 'function' ? next : undefined;
  }

  /** The oldest gives way. */
  #remember(operation: OperationDefinitionNode, standing: Standing): void {
    const [oldest] = this.#standing.keys();
    if (this.#standing.size >= MOST && oldest !== undefined) this.#standing.delete(oldest);
    this.#standing.set(operation, standing);
  }
}

function answerOf({ data, errors }: ExecutionResult): ExecutionResult {
  const answer = data === undefined ? {} : { data };
  return errors === undefined ? answer : { ...answer, errors: errors.map(locatedAs) };
}
