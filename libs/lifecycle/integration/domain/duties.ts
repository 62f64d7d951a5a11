import { ensure, saidOrNull, type Judgement, type Policy } from '@entente/kernel';
import { directionOf, type Classification } from '../../inbound-request/domain/inbound-request.events.js';
import type { AssignDuties, SideName, StartIntegration } from './integration.commands.js';
import { DutiesAssigned, IntegrationStarted } from './integration.events.js';
import { integrationIdOf } from './integration-id.js';
import {
  anIntegrationStartsOnce,
  theHostMaintainsAnOutboundIntegration,
  thePartnerBuildsAnInboundIntegration,
  thePartnerMaintainsAnInboundIntegration,
} from './integration.rules.js';
import type { Integration, Integrations } from './integration.state.js';
import { ensureAlive, integrationUnderWay } from './named-integration.js';

/** An automation that a person or the end was quicker than has nothing to do; a person is told why it cannot be. */
export function start({ data }: StartIntegration, state: Integrations, { actor, policy }: Judgement) {
  const automatic = actor.role === 'AUTOMATION';
  if (automatic && (state.ended || state.status === 'CLOSED')) return [];
  ensureAlive(state);
  const named = saidOrNull(data.product);
  const wanted = named === null ? integratedProducts(state.classes) : [named];
  const missing = wanted.filter((product) => !state.integrations.some((one) => isOf(product, one)));
  if (automatic && missing.length === 0) return [];
  ensure(missing.length > 0, anIntegrationStartsOnce, { started: state.integrations.map(({ integrationId }) => integrationId) });
  const { partnershipId, now: startedAt } = data;
  return missing.map((product) => {
    const duties = dutiesOf(data, classOf(product, state, policy));
    return IntegrationStarted({ partnershipId, integrationId: integrationIdOf(product), product, ...duties, startedAt });
  });
}

/** By the product too: the integration of a partnership that could have one alone is `main`, whatever its product. */
function isOf(product: string | null, one: Integration): boolean {
  const integrationId = integrationIdOf(product);
  return one.integrationId === integrationId || integrationIdOf(one.product) === integrationId;
}

export function assign({ data }: AssignDuties, state: Integrations, { policy }: Judgement) {
  const { integrationId, product, ...held } = integrationUnderWay(data, state);
  const duties = dutiesOf(data, classOf(product, state, policy));
  return sameDuties(held, duties)
    ? []
    : [DutiesAssigned({ partnershipId: data.partnershipId, integrationId, ...duties, assignedAt: data.now })];
}

/** One for each integrated product, else one that has the product of the leading class, or none. */
function integratedProducts(classes: readonly Classification[]): readonly (string | null)[] {
  const integrated = classes.filter(({ direction }) => direction !== null).map(({ product }) => product);
  const products = integrated.length > 0 ? integrated : [classes[0]?.product ?? null];
  return products.filter((product, index) => products.findIndex((other) => integrationIdOf(other) === integrationIdOf(product)) === index);
}

/**
 * The class that gives a product's integration its duties: its own, else that of an integrated product as the core set has it, else the
 * first of all.
 */
function classOf(product: string | null, { classes }: Integrations, policy: Policy): Classification | undefined {
  const own = classes.findLast((held) => held.product !== null && integrationIdOf(held.product) === integrationIdOf(product));
  if (own !== undefined) return own;
  const integrated = classes.findLast(({ direction }) => direction !== null);
  if (integrated === undefined || product === null) return integrated ?? classes[0];
  return { ...integrated, product, direction: directionOf(product, policy) };
}

function sameDuties(one: GivenDuties, other: GivenDuties): boolean {
  const sameSides = one.builder === other.builder && one.maintainer === other.maintainer;
  return one.direction === other.direction && sameSides && one.maintainerException === other.maintainerException;
}

interface AskedDuties {
  readonly builder: SideName | null;
  readonly maintainer: SideName | null;
  readonly exceptionReason: string | null;
}

function dutiesOf(asked: AskedDuties, held: Classification | undefined) {
  const usual = usualSide(held);
  const duties = { direction: held?.direction ?? null, builder: asked.builder ?? usual, maintainer: asked.maintainer ?? usual };
  const reason = saidOrNull(asked.exceptionReason);
  ensureDuties(duties, reason);
  const isException = duties.direction === 'INBOUND' && duties.maintainer === 'HOST';
  return { ...duties, maintainerException: isException ? reason : null };
}

type GivenDuties = Pick<Integration, 'direction' | 'builder' | 'maintainer' | 'maintainerException'>;
type Duties = Omit<GivenDuties, 'maintainerException'>;

function ensureDuties(duties: Duties, reason: string | null): void {
  const { direction, builder, maintainer } = duties;
  const inbound = direction === 'INBOUND';
  ensure(!inbound || builder === 'PARTNER', thePartnerBuildsAnInboundIntegration, { ...duties });
  const maintained = !inbound || maintainer === 'PARTNER' || reason !== null;
  ensure(maintained, thePartnerMaintainsAnInboundIntegration, { ...duties, field: 'exceptionReason' });
  ensure(direction !== 'OUTBOUND' || maintainer === 'HOST', theHostMaintainsAnOutboundIntegration, { ...duties });
}

/** Who builds and maintains where nobody says otherwise: the host keeps its core set and its platforms, the partner all else. */
function usualSide(held: Classification | undefined): SideName {
  return held?.direction === 'OUTBOUND' || held?.technologyType === 'PLATFORM' ? 'HOST' : 'PARTNER';
}
