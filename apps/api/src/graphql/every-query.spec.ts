import { Role, type RequestContext } from '@entente/access';
import { Clock, EventStore } from '@entente/kernel';
import { AutomationRunner, ProjectionRunner, TimerRunner, quiescent } from '@entente/read-store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  execute,
  getNamedType,
  getOperationAST,
  isRequiredArgument,
  isObjectType,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { LogOfDemo } from '../../test/log-of-demo.js';
import { AppModule } from '../app.module.js';
import { createApplication } from '../application.js';
import { readConfiguration } from '../configuration.js';
import { playDemo } from '../demo/demo.js';
import { CompiledOperations } from './compiled-operations.js';
import { Compiler } from './compiler.js';
import { LIMITS } from './limits.js';

const PATIENCE_MS = 10_000;
const DEEPEST = 4;
const VARIABLES = { id: 'mattermost', partnershipId: 'mattermost', pack: 'handbook-2022', by: 'PARTNER', first: 7 };

/** After the demonstration's story; it stands still, so that equal questions have equal answers. */
class LaterClock extends Clock {
  now(): string {
    return '2021-11-01T09:00:00.000Z';
  }
}

/** Asks for all that there is. */
function everythingOf(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === 'first');
  const definitions = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  return `query ${definitions === '' ? '' : `(${definitions})`} { ${selected(
    field,
    given.map(({ name }) => `${name}: $${name}`),
    0,
  )} }`;
}

function selected({ name, type }: GraphQLField<unknown, unknown>, given: readonly string[], depth: number): string {
  return `${name}${given.length === 0 ? '' : `(${given.join(', ')})`} ${fieldsOf(type, depth)}`;
}

function fieldsOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter((field) => !field.args.some(isRequiredArgument));
  const told = fields.filter((field) => depth < DEEPEST || !isObjectType(getNamedType(field.type)));
  return `{ __typename ${told.map((field) => selected(field, [], depth + 1)).join(' ')} }`;
}

function shown({ data, errors }: ExecutionResult): unknown {
  return JSON.parse(JSON.stringify({ data, errors: errors?.map((error) => error.toJSON()) }));
}

describe('Every query on the demonstration', () => {
  const log = new LogOfDemo();
  let app: NestFastifyApplication;
  let schema: GraphQLSchema;

  beforeAll(async () => {
    await playDemo(log.folder);
    const configuration = readConfiguration({ DATA_DIR: log.folder, LOG_LEVEL: 'silent' });
    app = await createApplication(AppModule.register(configuration, new LaterClock()), configuration);
    await app.init();
    schema = app.get(GraphQLSchemaHost, { strict: false }).schema;
    await atRest();
  });

  afterAll(async () => {
    await app.close();
    log.remove();
  });

  const atRest = (): Promise<number> => {
    const readers = [app.get(ProjectionRunner), app.get(AutomationRunner), app.get(TimerRunner)];
    return quiescent(app.get(EventStore), readers, PATIENCE_MS);
  };

  function contextOf(role: Role): RequestContext {
    const identity = { subject: 'somebody', role, expiresAt: Number.MAX_SAFE_INTEGER };
    return { identity, correlationId: 'request-0001', idempotencyKey: undefined, scope: {} };
  }

  async function bothAnswers(query: string, role: Role, variables: Record<string, unknown>) {
    const document = parse(query, { maxTokens: LIMITS.tokens });
    expect(validate(schema, document)).toEqual([]);
    const operation = getOperationAST(document) ?? undefined;
    expect(operation && new Compiler(schema).compile(document, operation)).toBeDefined();
    const operations = new CompiledOperations(schema);
    const asked = { document, operation, operationName: undefined, variables };
    await operations.execute({ ...asked, contextValue: contextOf(role) });
    // Timers go on by themselves: an answer from before and one from after something happened are not compared.
    for (;;) {
      const head = await atRest();
      const compiled = await operations.execute({ ...asked, contextValue: contextOf(role) });
      const interpreted = await execute({ schema, document, variableValues: variables, contextValue: contextOf(role) });
      if ((await atRest()) === head) return { compiled: shown(compiled), interpreted: shown(interpreted) };
    }
  }

  const roles = [Role.ALLIANCE_MANAGER, Role.OPERATOR, Role.PARTNER];

  it.each(roles)('is answered by compiled code as by graphql-js, refusals included, to %s', async (role) => {
    let told = 0;
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      const { compiled, interpreted } = await bothAnswers(everythingOf(field), role, VARIABLES);
      expect(compiled).toEqual(interpreted);
      told += JSON.stringify(compiled).length;
    }
    expect(told).toBeGreaterThan(1_000);
  });

  it.each([
    ['a page that makes no sense', 'query ($n: Int) { partnerships(first: $n, last: $n) { totalCount } pipeline { count } }', { n: 3 }],
    ['arguments out of bounds', 'query ($n: Int) { partnerships(first: $n) { totalCount } serverInfo { name } }', { n: 0 }],
    [
      'a moment that is yet to come',
      'query ($at: AsOfInput) { partnerships(asOf: $at) { totalCount } }',
      { at: { position: '999999999' } },
    ],
    [
      'two moments at once',
      'query ($at: AsOfInput) { partnerships(asOf: $at) { totalCount } }',
      { at: { position: '1', time: '2020-01-01T00:00:00Z' } },
    ],
    [
      'an earlier moment',
      'query ($at: AsOfInput) { partnerships(asOf: $at) { totalCount nodes { id classes { kind } } } }',
      { at: { time: '2020-05-01T00:00:00Z' } },
    ],
    [
      'a filter',
      'query ($f: PartnershipFilterInput) { partnerships(filter: $f, orderBy: STAGE_SINCE) { totalCount nodes { id stage } } }',
      { f: { stages: ['REVENUE'] } },
    ],
  ])('is answered alike with %s', async (_what, query, variables) => {
    const { compiled, interpreted } = await bothAnswers(query, Role.ALLIANCE_MANAGER, variables);
    expect(compiled).toEqual(interpreted);
  });
});
