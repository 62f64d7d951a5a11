import { companyKeysOf, type Standing } from './standing.js';

type StageName = 'request' | 'integration' | 'goToMarket' | 'revenue' | 'partnership';
type Statuses<Name extends StageName> = Readonly<Record<Standing[Name]['status'], true>>;

/** A status that is missing here, or is none, does not compile. */
const legal: { readonly [Name in StageName]: Statuses<Name> } = {
  request: { NOT_REQUESTED: true, OPEN: true, ACCEPTED: true, DECLINED: true, WITHDRAWN: true, REFERRED: true, CLOSED: true, LAPSED: true },
  integration: { NOT_STARTED: true, STARTED: true, CLOSED: true },
  goToMarket: { NOT_OPEN: true, OPEN: true, PLANNED: true, LAUNCHED: true, PAUSED: true, CLOSED: true },
  revenue: { NOT_OPEN: true, OPEN: true, CLOSED: true },
  partnership: { NONE: true, ALIVE: true, DECLINED: true, WITHDRAWN: true, REFERRED: true, ENDED: true },
};

const ended = ({ partnership }: Standing): boolean => partnership.status === 'ENDED';
const has = ({ happened }: Standing, type: string): boolean => happened.includes(type);
const times = ({ happened }: Standing, type: string): number => happened.filter((other) => other === type).length;
const asked = (one: Standing): boolean => has(one, 'PartnershipRequested') || has(one, 'RequestCaptured');

/** What holds of every partnership once the house has come to rest. */
const laws: Readonly<Record<string, (one: Standing) => boolean>> = {
  'every stage stands at a legal status': (one) =>
    Object.keys(legal.request).includes(one.request.status) &&
    Object.keys(legal.integration).includes(one.integration.status) &&
    Object.keys(legal.goToMarket).includes(one.goToMarket.status) &&
    Object.keys(legal.revenue).includes(one.revenue.status) &&
    Object.keys(legal.partnership).includes(one.partnership.status),
  'an accepted request has its integration started, unless the end came first': (one) =>
    one.request.status !== 'ACCEPTED' || ended(one) || one.integration.status === 'STARTED',
  'no integration is started without an accepted request': (one) =>
    one.integration.status !== 'STARTED' || one.request.status === 'ACCEPTED',
  'a completed integration has go-to-market opened, unless its retirement or the end came first': (one) =>
    !has(one, 'IntegrationCompleted') || has(one, 'IntegrationRetired') || ended(one) || one.goToMarket.status !== 'NOT_OPEN',
  'no go-to-market is open without a completed integration': (one) =>
    ['NOT_OPEN', 'CLOSED'].includes(one.goToMarket.status) || has(one, 'IntegrationCompleted'),
  'a launch has revenue opened, unless the end came first': (one) =>
    !has(one, 'GoToMarketLaunched') || ended(one) || one.revenue.status === 'OPEN',
  'no revenue is open without a launch': (one) => one.revenue.status !== 'OPEN' || has(one, 'GoToMarketLaunched'),
  'an ended partnership has no open request, and every other stage closed once': (one) =>
    !ended(one) ||
    (one.request.status !== 'OPEN' &&
      ['IntegrationClosed', 'GoToMarketClosed', 'RevenueClosed'].every((closing) => times(one, closing) === 1) &&
      [one.integration, one.goToMarket, one.revenue].every(({ status }) => status === 'CLOSED')),
  'no stage is closed while its partnership lives': (one) =>
    ended(one) || [one.integration, one.goToMarket, one.revenue, one.request].every(({ status }) => status !== 'CLOSED'),
  'a request that was made has its clocks started, once': (one) => times(one, 'ClocksStarted') === Number(asked(one)),
  'no delivery waits to be sent': ({ deliveries }) => [...deliveries.values()].every(({ status }) => status !== 'QUEUED'),
};

/** What is broken, in sentences. */
export function broken(all: readonly Standing[]): readonly string[] {
  const ofOne = all.flatMap((one) =>
    Object.entries(laws).flatMap(([sentence, holds]) =>
      holds(one) ? [] : [`${one.partnershipId}: ${sentence} [${one.happened.join(' ')}]`],
    ),
  );
  return [...ofOne, ...openTwice(all), ...reopenedAsNothing(all)];
}

function openTwice(all: readonly Standing[]): readonly string[] {
  const keys = all.flatMap(companyKeysOf);
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `a company has two open requests: ${key}`);
}

function reopenedAsNothing(all: readonly Standing[]): readonly string[] {
  const settled = all.filter((one) => asked(one) || has(one, 'PartnershipRequestLapsed'));
  const made = new Set(settled.map(({ partnershipId }) => partnershipId));
  return all.flatMap(({ partnershipId, request }) =>
    request.status === 'DECLINED' && request.reopenedAs !== null && !made.has(request.reopenedAs)
      ? [`${partnershipId}: was reopened as a request that was neither made nor has lapsed`]
      : [],
  );
}

/** The clocks that must run, as `timer partnership key due`. */
export function clocksOf({ partnershipId, request, integration, deliveries }: Standing): readonly string[] {
  const running = (timer: string, key: string, dueAt: string | null): readonly string[] =>
    dueAt === null ? [] : [`${timer} ${partnershipId} ${key} ${dueAt}`];
  const asking = request.status === 'OPEN' && request.question === null ? Object.entries(request.due) : [];
  const certified = integration.status === 'CLOSED' ? [] : integration.integrations.filter(({ retired, stale }) => !retired && !stale);
  return [
    ...asking.flatMap(([clock, dueAt]) => running('when-clock-is-due-then-mark-it', clock, dueAt)),
    ...certified.flatMap((one) => running('when-certificate-runs-out-then-mark-stale', one.integrationId, one.certifiedUntil)),
    ...[...deliveries].flatMap(([id, { status }]) =>
      status === 'FAILED' ? running('when-retry-is-due-then-retry-delivery', id, 'some time') : [],
    ),
  ];
}
