import { GraphQLDateTimeISO } from 'graphql-scalars';
import {
  BREAK,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  OperationTypeNode,
  visit,
  type ASTNode,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery as Compiled } from 'graphql-jit';
import { instantText } from './instant-text.js';

export type CompiledQuery = Compiled['query'];

/** The type of every variable in what is compiled: the values are checked and coerced before. */
const Coerced = new GraphQLScalarType({ name: 'Coerced' });
const COERCED = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: Coerced.name } } as const;

/**
 * What may stand for an argument. The compiler writes what else stands there into the code that it makes, where text of a client has no
 * place; and a client that writes its arguments into its documents sends another document each time.
 */
const PLAIN: ReadonlySet<string> = new Set([Kind.VARIABLE, Kind.INT, Kind.BOOLEAN, Kind.ENUM]);

/** Makes functions of queries. */
export class Compiler {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    const { types, ...config } = schema.toConfig();
    this.#schema = new GraphQLSchema({ ...config, types: [...types, Coerced], assumeValid: true });
  }

  /** @returns undefined for what is not known to be answered as graphql-js answers it */
  compile(document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | undefined {
    if (operation.operation !== OperationTypeNode.QUERY || !isPlain(document)) return undefined;
    const compiled = compileQuery(this.#schema, withCoercedVariables(document, operation), operation.name?.value ?? '', {
      customSerializers: { [GraphQLDateTimeISO.name]: instantText },
    });
    return isCompiledQuery(compiled) ? compiled.query : undefined;
  }
}

/** Without directives, introspection and whatever else is rare and answered in ways of its own. */
function isPlain(document: DocumentNode): boolean {
  let plain = true;
  const refuse = (): typeof BREAK => {
    plain = false;
    return BREAK;
  };
  visit(document, {
    Directive: refuse,
    Argument: ({ value }: ArgumentNode) => (PLAIN.has(value.kind) ? undefined : refuse()),
    Field: (field) => (isReserved(field) ? refuse() : undefined),
  });
  return plain;
}

function isReserved({ name, alias }: FieldNode): boolean {
  return (name.value.startsWith('__') && name.value !== '__typename') || alias?.value.startsWith('__') === true;
}

function withCoercedVariables(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const variableDefinitions = operation.variableDefinitions?.map(({ kind, variable }) => ({ kind, variable, type: COERCED })) ?? [];
  const fragments = document.definitions.filter((definition: ASTNode) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return { ...document, definitions: [{ ...operation, variableDefinitions }, ...fragments] };
}
