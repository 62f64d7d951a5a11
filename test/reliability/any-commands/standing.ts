import { streamOf, type Command, type Decider, type DomainEvent, type RecordedEvent } from '@entente/kernel';
import { goToMarketDecider } from '../../../libs/lifecycle/go-to-market/domain/go-to-market.decider.js';
import { normalisedName, webDomain } from '../../../libs/lifecycle/inbound-request/domain/company-claim.js';
import { inboundRequestDecider } from '../../../libs/lifecycle/inbound-request/domain/inbound-request.decider.js';
import { integrationDecider } from '../../../libs/lifecycle/integration/domain/integration.decider.js';
import { partnershipDecider } from '../../../libs/lifecycle/partnership/domain/partnership.decider.js';
import { revenueDecider } from '../../../libs/lifecycle/revenue/domain/revenue.decider.js';
import { deliveryDecider } from '../../../libs/programmes/deliveries/domain/delivery.decider.js';

type StateOf<D> = D extends { readonly initialState: infer S } ? S : never;

/** Where one partnership stands in every stage, by its events alone. */
export interface Standing {
  readonly partnershipId: string;
  readonly request: StateOf<typeof inboundRequestDecider>;
  readonly integration: StateOf<typeof integrationDecider>;
  readonly goToMarket: StateOf<typeof goToMarketDecider>;
  readonly revenue: StateOf<typeof revenueDecider>;
  readonly partnership: StateOf<typeof partnershipDecider>;
  readonly deliveries: StateOf<typeof deliveryDecider>;
  /** The types of its events, in the order of the log. */
  readonly happened: readonly string[];
}

export function standingOf(partnershipId: string, events: readonly RecordedEvent[]): Standing {
  const its = events.filter(({ data }) => isAbout(partnershipId, data));
  const state = <C extends Command, S, E extends DomainEvent>(decider: Decider<C, S, E>): S => {
    const streams = [decider.category, ...decider.observes].map((category) => streamOf(category, partnershipId));
    return its
      .filter(({ stream }) => streams.includes(stream))
      .reduce((before, event) => decider.evolve(before, event), decider.initialState);
  };
  return {
    partnershipId,
    request: state(inboundRequestDecider),
    integration: state(integrationDecider),
    goToMarket: state(goToMarketDecider),
    revenue: state(revenueDecider),
    partnership: state(partnershipDecider),
    deliveries: state(deliveryDecider),
    happened: its.map(({ type }) => type),
  };
}

export function standings(events: readonly RecordedEvent[]): readonly Standing[] {
  const ids = new Set(events.flatMap(({ data }) => partnershipIn(data)));
  return [...ids].map((partnershipId) => standingOf(partnershipId, events));
}

function partnershipIn(data: unknown): readonly string[] {
  return typeof data === 'object' && data !== null && 'partnershipId' in data ? [String(data.partnershipId)] : [];
}

function isAbout(partnershipId: string, data: unknown): boolean {
  return partnershipIn(data).includes(partnershipId);
}

/** What names the company of an open request; nothing where none is open. */
export function companyKeysOf({ request }: Standing): readonly string[] {
  if (request.status !== 'OPEN' || request.ended) return [];
  const domain = request.website === null ? undefined : webDomain(request.website);
  return [`name ${normalisedName(request.partnerName)}`, ...(domain === undefined ? [] : [`domain ${domain}`])];
}

/** Where people see the partnership stand. */
export function stageOf({ request, goToMarket, revenue, partnership }: Standing): string {
  if (partnership.status === 'ENDED' || request.status === 'WITHDRAWN') return 'ENDED';
  if (request.status === 'DECLINED' || request.status === 'REFERRED') return request.status;
  if (revenue.status !== 'NOT_OPEN') return 'REVENUE';
  if (goToMarket.status !== 'NOT_OPEN') return 'GO_TO_MARKET';
  return request.status === 'ACCEPTED' ? 'INTEGRATION' : 'INBOUND_REQUEST';
}
