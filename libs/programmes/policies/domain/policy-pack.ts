import type { EventOf, Policy } from '@entente/kernel';
import type { PolicyPublished } from './policy.events.js';

/** A version of a policy that comes with the product, with the date that it takes effect by itself. */
export type PolicyPack = Omit<EventOf<typeof PolicyPublished>['data'], 'publishedAt'> & Policy;
