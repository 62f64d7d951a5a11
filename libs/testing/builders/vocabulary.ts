import type { DomainEvent, EventOf } from '@entente/kernel';

/** Some fields of an event, as a test states them. */
export type Stated<D> = Partial<EventOf<D> extends DomainEvent<string, infer Data> ? Data : never>;

/** The one partnership of a decider's test, and the moment at which everything happens there. */
export const partnershipId = 'partnership-1';
export const at = '2020-02-11T09:14:07.000Z';
