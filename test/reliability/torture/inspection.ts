import { isDeepStrictEqual } from 'node:util';
import type { ApiEvent } from '../../e2e/server/api-client.js';
import { byAutomation, tellsAStory, type RawEvent } from './raw-log.js';

/** Recorded in another's stream in the name of the contender that took its place. */
const LAPSED = 'PartnershipRequestLapsed';

const OPENS_A_REQUEST = new Set(['PartnershipRequested', 'RequestCaptured']);
const CLOSES_A_REQUEST = new Set([
  ...['PartnershipAccepted', 'PartnershipDeclined', 'PartnershipReferred', 'RequestWithdrawn', 'PartnershipEnded'],
]);

/** Effects of automations, each with its cause. The first three may find the partnership ended. */
const EFFECTS = [
  { cause: 'PartnershipAccepted', effect: 'IntegrationStarted', opens: true },
  { cause: 'IntegrationCompleted', effect: 'GoToMarketOpened', opens: true },
  { cause: 'GoToMarketLaunched', effect: 'RevenueOpened', opens: true },
  { cause: 'PartnershipEnded', effect: 'IntegrationClosed', opens: false },
  { cause: 'PartnershipEnded', effect: 'GoToMarketClosed', opens: false },
  { cause: 'PartnershipEnded', effect: 'RevenueClosed', opens: false },
] as const;

/** Acknowledged events that do not stand in the log as they were told. */
export function lostEvents(acknowledged: readonly ApiEvent[], log: readonly RawEvent[]): readonly string[] {
  const byPosition = new Map(log.map((event) => [event.position, event]));
  return acknowledged.filter((told) => !standsAsTold(told, byPosition.get(told.position))).map(({ id, type }) => `${type} ${id} is lost`);
}

function standsAsTold(told: ApiEvent, found: RawEvent | undefined): boolean {
  const { id, stream, revision, type, data, commandId } = told;
  if (found === undefined) return false;
  const there = { ...found, commandId: found.metadata.commandId };
  return isDeepStrictEqual({ id, stream, revision, type, data, commandId }, pick(there));
}

function pick({ id, stream, revision, type, data, commandId }: RawEvent & { readonly commandId: string }): object {
  return { id, stream, revision, type, data: { ...data }, commandId };
}

/** Events of writers that no answer told of: a command that took effect twice, or under another identity. */
export function doubledEvents(acknowledged: readonly ApiEvent[], log: readonly RawEvent[]): readonly string[] {
  const told = new Set(acknowledged.map(({ id }) => id));
  const story = log.filter((event) => tellsAStory(event) && event.type !== LAPSED);
  const untold = story.filter((event) => !byAutomation(event) && !told.has(event.id));
  return untold.map(({ type, position }) => `${type} at ${position} was recorded and told to nobody`);
}

/** Requests that came in while another of the same company was open. */
export function doubledRequests(log: readonly RawEvent[]): readonly string[] {
  const openFor = new Map<string, string>();
  return log.flatMap(({ type, position, data: { partnershipId, partnerName } }) => {
    if (CLOSES_A_REQUEST.has(type)) openFor.delete([...openFor].find(([, holder]) => holder === partnershipId)?.[0] ?? '');
    if (!OPENS_A_REQUEST.has(type)) return [];
    const name = String(partnerName);
    const holder = openFor.get(name);
    openFor.set(name, partnershipId);
    return holder === undefined ? [] : [`${name} asked again at ${position} while its request was open (IN-8)`];
  });
}

/** Positions that do not increase, and events that changed or vanished since they were read the last time. */
export function movedEvents(before: readonly string[], prints: readonly string[], log: readonly RawEvent[]): readonly string[] {
  const changed = before.filter((print, index) => prints[index] !== print);
  const backwards = log.filter(({ position }, index) => index > 0 && position <= (log[index - 1]?.position ?? 0));
  return [
    ...changed.map((print) => `An event changed after it was written: ${print}`),
    ...backwards.map(({ id }) => `${id} does not come after the event before it`),
  ];
}

/** Causes without their one effect, and effects without their one cause. */
export function wrongEffects(log: readonly RawEvent[]): readonly string[] {
  const byPartnership = Map.groupBy(log, ({ data }) => data.partnershipId);
  return [...byPartnership].flatMap(([partnershipId, events]) => wrongIn(events).map((wrong) => `${partnershipId}: ${wrong}`));
}

function wrongIn(events: readonly RawEvent[]): readonly string[] {
  const of = (type: string): readonly RawEvent[] => events.filter((event) => event.type === type);
  const ended = of('PartnershipEnded').length > 0;
  return EFFECTS.flatMap(({ cause, effect, opens }) => {
    const [causes, effects] = [of(cause), of(effect)];
    const wanted = causes.length === 0 ? [0] : [1, ...(opens && ended ? [0] : [])];
    const count = wanted.includes(effects.length) ? [] : [`${effect} came ${effects.length} times for ${causes.length} × ${cause}`];
    return [...count, ...effects.filter((one) => !causedBy(one, causes)).map(({ id }) => `${effect} ${id} names another cause`)];
  });
}

/** A person may open a stage before the automation does. */
function causedBy(effect: RawEvent, causes: readonly RawEvent[]): boolean {
  return !byAutomation(effect) || causes.some(({ id }) => id === effect.metadata.causationId);
}
