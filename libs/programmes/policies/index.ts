export { PublishedPolicies } from './domain/published-policies.js';
export { handbook2019 } from './packs/handbook-2019.js';
