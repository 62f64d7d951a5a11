import {
  buildSchema,
  execute,
  getOperationAST,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { CompiledOperations } from './compiled-operations.js';
import { Compiler } from './compiler.js';

const schema = buildSchema(`
  enum Kind { SMALL LARGE }
  input Wish { kind: Kind, size: Int }
  input Choice @oneOf { size: Int, name: String }
  scalar ${GraphQLDateTimeISO.name}
  type Thing { name: String!, kind: Kind, strict: Thing!, loose: Thing, things: [Thing!]!, gaps: [Thing], at: ${GraphQLDateTimeISO.name} }
  type Query {
    thing(size: Int! = 3, name: String, wish: Wish, choice: Choice, kind: Kind): Thing
    sure: Thing!
    failing: Thing
    numbers: [Int!]
  }
  type Mutation { thing: Thing }
`);

Object.assign(schema.getType(GraphQLDateTimeISO.name) ?? {}, { serialize: GraphQLDateTimeISO.serialize });

const failure = (): never => {
  throw new Error('It failed');
};
const thing = {
  name: 'a thing',
  kind: 'SMALL',
  things: [{ name: 'one' }, { name: 'two' }],
  gaps: [{ name: 'one' }, null, new Error('An item failed'), { name: null }],
};

interface Given {
  readonly root?: object;
  readonly variables?: Record<string, unknown>;
}

/** The document by graphql-js, and three times by what compiles what comes again. */
async function answers(query: string, { root = {}, variables = {} }: Given) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  resolveFrom(root);
  const operation = operationOf(document);
  const asked = { document, operation, operationName: undefined, variables, contextValue: {} };
  const operations = new CompiledOperations(schema);
  const expected = shown(await execute({ schema, document, variableValues: variables, contextValue: {} }));
  const given = [await operations.execute(asked), await operations.execute(asked), await operations.execute(asked)].map(shown);
  return { expected, given, isCompiled: new Compiler(schema).compile(document, operation) !== undefined };
}

function resolveFrom(root: object): void {
  for (const [name, field] of Object.entries(schema.getQueryType()?.getFields() ?? {}))
    field.resolve = () => valueOf(Reflect.get(root, name));
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operation = getOperationAST(document);
  if (!operation) throw new Error('The document has no operation');
  return operation;
}

function valueOf(value: unknown): unknown {
  return value instanceof Function ? Reflect.apply(value, undefined, []) : value;
}

function shown({ data, errors }: ExecutionResult): unknown {
  return JSON.parse(JSON.stringify({ data, errors: errors?.map((error) => [error.toJSON(), error.originalError?.message]) }));
}

describe('A query that comes again', () => {
  it.each([
    [
      'plain fields, names of its own and fragments',
      '{ other: thing { name kind ...more } } fragment more on Thing { things { name } __typename }',
    ],
    ['a failing field', '{ failing { name } thing { name } }'],
    ['what must be there and is not', '{ thing { loose { name } strict { name } } numbers }'],
    ['what must be there and is not, at the top', '{ sure { strict { name } } thing { name } }'],
    ['items that fail or are missing', '{ thing { gaps { name } } }'],
    ['what is no list', '{ numbers }'],
    ['plain arguments', '{ thing(size: 4, kind: LARGE) { name } }'],
  ])('is compiled and answered as graphql-js answers it: %s', async (_what, query) => {
    const root = { thing, sure: { name: 'sure' }, failing: () => Promise.reject(new Error('It failed')), numbers: [1, null, 3] };
    const { expected, given, isCompiled } = await answers(query, { root });
    expect(isCompiled).toBe(true);
    expect(given).toEqual([expected, expected, expected]);
  });

  it.each([
    ['that fit', { size: 5, name: 'x', wish: { kind: 'SMALL' }, choice: { size: 1 } }],
    ['of a wrong type', { size: 'five' }],
    ['that are null where that is not allowed', { size: null }],
    ['with fields that do not exist', { wish: { colour: 'red' } }],
    ['with two choices where there is one', { choice: { size: 1, name: 'x' } }],
    ['that are left out', {}],
  ])('takes and refuses variables as graphql-js does: variables %s', async (_what, variables) => {
    const query =
      'query ($size: Int! = 7, $name: String, $wish: Wish, $choice: Choice) { thing(size: $size, name: $name, wish: $wish, choice: $choice) { name } }';
    const { expected, given, isCompiled } = await answers(query, { root: { thing }, variables });
    expect(isCompiled).toBe(true);
    expect(given).toEqual([expected, expected, expected]);
  });

  it.each(['2020-02-28T10:11:12.345Z', '2020-02-29T10:11:12.345Z', '2020-02-28T10:11:12Z', '2020-02-28T12:11:12.345+02:00'])(
    'tells the time %s as graphql-js does',
    async (at) => {
      const { expected, given } = await answers('{ thing { at } }', { root: { thing: { at } } });
      expect(given).toEqual([expected, expected, expected]);
    },
  );
});

describe('What is not known to be answered alike', () => {
  it.each([
    [
      'text in the document, which would come to stand in code',
      '{ thing(name: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d0);x(") { name } }',
    ],
    ['structures in the document', '{ thing(wish: { size: 1 }) { name } }'],
    ['directives', 'query ($no: Boolean = false) { thing { name @include(if: $no) kind } }'],
    ['introspection', '{ __schema { queryType { name } } }'],
    ['names that programs keep for themselves', '{ __proto__: thing { name } }'],
  ])('is left to graphql-js: %s', async (_what, query) => {
    const { expected, given, isCompiled } = await answers(query, { root: { thing } });
    expect(isCompiled).toBe(false);
    expect(given).toEqual([expected, expected, expected]);
  });

  it('is left to graphql-js where it is no query, or where no operation has the name that was asked for', async () => {
    const document = parse('mutation { thing { name } }');
    expect(new Compiler(schema).compile(document, operationOf(document))).toBeUndefined();
    const asked = { document, operation: undefined, operationName: 'other', variables: undefined, contextValue: {} };
    expect(shown(await new CompiledOperations(schema).execute(asked))).toMatchObject({
      errors: [[{ message: 'Unknown operation named "other".' }, null]],
    });
  });
});

it('tells an error that others may add to, with the error behind it', async () => {
  const document = parse('{ failing { name } }');
  resolveFrom({ failing: failure });
  const asked = {
    document,
    operation: operationOf(document),
    operationName: undefined,
    variables: undefined,
    contextValue: {},
  };
  const operations = new CompiledOperations(schema);
  await operations.execute(asked);
  const { errors: [error] = [] } = await operations.execute(asked);
  if (error !== undefined) error.extensions['requestId'] = 'request-1';
  expect(error?.toJSON()).toEqual({
    message: 'It failed',
    path: ['failing'],
    locations: [{ line: 1, column: 3 }],
    extensions: { requestId: 'request-1' },
  });
});
