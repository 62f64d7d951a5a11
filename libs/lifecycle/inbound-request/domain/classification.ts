import { ensure, type Policy } from '@entente/kernel';
import { directionOf, type Classification, type Monetisation } from './inbound-request.events.js';
import {
  aResellerIsVarOrDmr,
  eachTypeHasItsOwnSubtypes,
  theClassFitsTheBusiness,
  theCoreSetIsOutbound,
  theCoreSetNamesProducts,
} from './inbound-request.rules.js';

/** What each kind of partner earns its money with (CL-1). */
export const EARNS: Readonly<Record<Classification['kind'], Monetisation>> = {
  TECHNOLOGY: 'SOFTWARE_OR_SUPPORT',
  RESELLER: 'RESALE',
  SERVICES: 'SERVICES',
};

/** Refuses a class that contradicts itself, the partner's business or the core set. */
export function ensureClassHolds(given: Classification, monetisation: Monetisation, policy: Policy): void {
  ensure(EARNS[given.kind] === monetisation, theClassFitsTheBusiness, { kind: given.kind, monetisation, expected: EARNS[given.kind] });
  ensureSubtypes(given);
  ensure((given.kind === 'RESELLER') === (given.resellerType !== null), aResellerIsVarOrDmr, {
    kind: given.kind,
    resellerType: given.resellerType,
  });
  if (given.technologyType === 'INTEGRATED') ensureDirection(given, policy);
}

function ensureSubtypes({ kind, technologyType, platformType, direction }: Classification): void {
  const facts = { kind, technologyType, platformType, direction };
  ensure((kind === 'TECHNOLOGY') === (technologyType !== null), eachTypeHasItsOwnSubtypes, { ...facts, field: 'technologyType' });
  ensure((technologyType === 'PLATFORM') === (platformType !== null), eachTypeHasItsOwnSubtypes, { ...facts, field: 'platformType' });
  ensure((technologyType === 'INTEGRATED') === (direction !== null), eachTypeHasItsOwnSubtypes, { ...facts, field: 'direction' });
}

function ensureDirection({ product, direction }: Classification, policy: Policy): void {
  ensure(product !== null && product.trim() !== '', theCoreSetNamesProducts, { field: 'product', product });
  const expected = directionOf(product, policy);
  const { coreOutboundProducts } = policy.parameters;
  ensure(direction === expected, theCoreSetIsOutbound, { product, direction, expected, coreOutboundProducts });
}
