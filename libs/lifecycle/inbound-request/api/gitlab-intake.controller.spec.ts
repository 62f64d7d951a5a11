import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccessModule } from '@entente/access';
import { InMemoryEventStore, claimEvents, commandExecution, commandHandlers, commandReceiptEvents } from '@entente/event-store';
import { BusinessCalendar, Clock, EventCatalogue, EventStore, PolicyBook, type RecordedEvent } from '@entente/kernel';
import { PublishedPolicies, handbook2019 } from '@entente/programmes/policies';
import { everyDay } from '@entente/testing';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { RequestPartnership } from '../domain/inbound-request.commands.js';
import { inboundRequestDecider } from '../domain/inbound-request.decider.js';
import { inboundRequestEvents } from '../domain/inbound-request.events.js';
import { GitLabIntakeController } from './gitlab-intake.controller.js';
import { GITLAB_INTAKE } from './gitlab-intake.guard.js';

const SECRET = "the hook's own secret";
const NOW = '2020-02-11T09:14:09.000Z';

@Module({})
class Intake {
  /** The intake with the real way of a command, on a log of its own. */
  static on(eventStore: EventStore, secret: string | undefined): DynamicModule {
    const providers = [
      { provide: Clock, useValue: { now: () => NOW } },
      { provide: EventStore, useValue: eventStore },
      { provide: EventCatalogue, useValue: catalogue },
      { provide: BusinessCalendar, useValue: everyDay },
      { provide: PolicyBook, useValue: new PublishedPolicies([handbook2019]) },
      { provide: GITLAB_INTAKE, useValue: { secret } },
      ...commandExecution,
      ...commandHandlers(inboundRequestDecider, [RequestPartnership]),
    ];
    const imports = [CqrsModule.forRoot(), AccessModule.register({ mode: 'development' })];
    return { module: Intake, global: true, imports, providers, controllers: [GitLabIntakeController] };
  }
}

const catalogue = new EventCatalogue([...inboundRequestEvents, ...commandReceiptEvents, ...claimEvents]);
const Hook = z.looseObject({
  user: z.unknown(),
  object_attributes: z.looseObject({ description: z.string() }),
  changes: z.unknown().optional(),
});
type Hook = z.output<typeof Hook>;
const Receipt = z.object({ outcome: z.literal('accepted'), partnershipId: z.uuid(), position: z.int(), recordedAt: z.string() });

const hookOf = (name: string): Hook => Hook.parse(JSON.parse(readFileSync(join(process.cwd(), 'test/data', name), 'utf8')));
const [first, second] = [hookOf('new_partner-1.json'), hookOf('new_partner-2.json')];
const changed = (hook: Hook, attributes: object) => ({ ...hook, object_attributes: { ...hook.object_attributes, ...attributes } });

let app: NestFastifyApplication;
let eventStore: InMemoryEventStore;

async function start(secret: string | undefined): Promise<void> {
  eventStore = new InMemoryEventStore({ clock: { now: () => NOW }, catalogue });
  app = await NestFactory.create<NestFastifyApplication>(Intake.on(eventStore, secret), new FastifyAdapter(), { logger: false });
  await app.init();
}

beforeEach(() => start(SECRET));
afterEach(() => app.close());

async function post(body: object, headers: Record<string, string> = { 'x-gitlab-token': SECRET }) {
  const { statusCode, body: text } = await app.inject({ method: 'POST', url: '/intake/gitlab', headers, payload: body });
  return { statusCode, answer: z.unknown().parse(JSON.parse(text)) };
}

async function requests(): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of eventStore.readAll({ filter: { types: ['PartnershipRequested'] } })) events.push(...page);
  return events;
}

describe('An opened issue', () => {
  it('IN-8: becomes a request, told by its author at the moment of the issue, and gets a receipt of its position and time', async () => {
    const { answer } = await post(first);
    const [request] = await requests();
    expect(request).toMatchObject({
      data: { partnerName: 'Mattermost', template: 'new_partner', requestedAt: '2020-02-11T09:14:07.000Z' },
      metadata: { actor: 'gitlab:4210', role: 'INTEGRATION', command: 'RequestPartnership', policyVersion: 'handbook-2019' },
    });
    const { partnershipId, ...receipt } = Receipt.parse(answer);
    expect(receipt).toEqual({ outcome: 'accepted', position: request?.position, recordedAt: NOW });
    expect(request?.stream).toBe(`inboundRequest-${partnershipId}`);
  });

  it('XX-4: told of again, gives the same receipt and one request', async () => {
    const receipts = [await post(first), await post(first)];
    expect(receipts[1]).toEqual(receipts[0]);
    expect(await requests()).toHaveLength(1);
  });

  it('IN-1: with a blank topic is refused as data, again and again', async () => {
    const refused = {
      outcome: 'refused',
      rejection: { code: 'IN-1', facts: { field: 'businessRelationship' }, policyVersion: 'handbook-2019' },
    };
    expect(await post(second)).toMatchObject({ statusCode: 200, answer: refused });
    expect(await post(second)).toMatchObject({ statusCode: 200, answer: refused });
    expect(await requests()).toEqual([]);
  });

  it.each([{ description: null }, { description: 'Please fix this bug' }])(
    'IN-2: without the template is refused as data: %j',
    async (attributes) => {
      const refused = { outcome: 'refused', rejection: { code: 'IN-2', facts: { template: '', expected: 'new_partner' } } };
      expect(await post(changed(first, attributes))).toMatchObject({ statusCode: 200, answer: refused });
    },
  );

  it('IN-8: for a company with an open request is refused as data, and names the first; one that names no company is, too', async () => {
    const { answer } = await post(first);
    const again = await post(changed(first, { iid: 58 }));
    const nameless = await post(
      changed(first, { iid: 59, description: first.object_attributes.description.replace('Mattermost\n', '\n') }),
    );
    const { partnershipId } = Receipt.parse(answer);
    expect(again).toMatchObject({
      statusCode: 200,
      answer: { outcome: 'refused', rejection: { code: 'IN-8', facts: { heldBy: partnershipId } } },
    });
    expect(nameless).toMatchObject({
      statusCode: 200,
      answer: { outcome: 'refused', rejection: { code: 'IN-8', facts: { field: 'partnerName' } } },
    });
  });

  it.each([null, undefined])('XX-7: without a user (%s) is refused as data', async (user) => {
    const refused = { outcome: 'refused', rejection: { code: 'XX-7', facts: { missing: ['actor'] } } };
    expect(await post({ ...first, user })).toMatchObject({ statusCode: 200, answer: refused });
  });
});

describe('A later hook of an issue', () => {
  it('XX-1: that edits the description is refused as data', async () => {
    await post(first);
    const edited = {
      ...changed(first, { action: 'update', description: 'Other' }),
      changes: { description: { previous: 'One', current: 'Other' } },
    };
    expect(await post(edited)).toMatchObject({
      statusCode: 200,
      answer: { outcome: 'refused', rejection: { code: 'XX-1', facts: { field: 'description', issue: 57 } } },
    });
    expect(await requests()).toHaveLength(1);
  });

  it.each(['update', 'close', 'reopen', 'toString'])('XX-1: of the action %s changes nothing, and says so', async (action) => {
    const ignored = { statusCode: 200, answer: { outcome: 'ignored', reason: `The action ${action} changes nothing of a request` } };
    expect(await post({ ...changed(first, { action }), changes: { labels: {} } })).toEqual(ignored);
    expect(await post(changed(first, { action }))).toEqual(ignored);
    expect(await requests()).toEqual([]);
  });
});

describe('The intake', () => {
  it.each([{}, { 'x-gitlab-token': '' }, { 'x-gitlab-token': "the hook's own secreT" }, { authorization: SECRET }])(
    'lets nobody in with %j',
    async (headers) => {
      expect(await post(first, headers)).toMatchObject({ statusCode: 401 });
      expect(await requests()).toEqual([]);
    },
  );

  it('is closed while no secret is configured, whatever is sent', async () => {
    await app.close();
    await start(undefined);
    expect(await post(first, { 'x-gitlab-token': '' })).toMatchObject({ statusCode: 503 });
    expect(await post(first, { 'x-gitlab-token': 'undefined' })).toMatchObject({ statusCode: 503 });
  });

  it.each([
    ['', [], 'invalid_type'],
    ['object_kind', { ...first, object_kind: 'note' }, 'invalid_value'],
    ['project', { ...first, project: undefined }, 'invalid_type'],
    ['user.id', { ...first, user: { id: 'x', username: 'y' } }, 'invalid_type'],
    ['object_attributes.iid', changed(first, { iid: 0 }), 'too_small'],
    ['object_attributes.action', changed(first, { action: undefined }), 'invalid_type'],
    ['object_attributes.description', changed(first, { description: 5 }), 'invalid_type'],
    ['object_attributes.created_at', changed(first, { created_at: '2020-02-30 09:14:07 UTC' }), 'invalid_format'],
  ])('answers a malformed body with the field "%s" and its rule', async (field, body, rule) => {
    const { statusCode, answer } = await post(body);
    expect(statusCode).toBe(400);
    expect(answer).toMatchObject({ message: expect.stringContaining(`${field}: `), fields: [{ field, rule }] });
  });

  it('takes the moments of later versions of GitLab, too', async () => {
    await post(changed(first, { created_at: '2020-02-11T10:14:07.5+01:00' }));
    expect(await requests()).toMatchObject([{ data: { requestedAt: '2020-02-11T09:14:07.500Z' } }]);
  });

  it('takes bodies of up to 256 KiB', async () => {
    const padded = (length: number) => changed(first, { description: first.object_attributes.description + 'x'.repeat(length) });
    expect(await post(padded(250_000))).toMatchObject({ statusCode: 200 });
    expect(await post(padded(262_144))).toMatchObject({ statusCode: 413 });
  });
});
