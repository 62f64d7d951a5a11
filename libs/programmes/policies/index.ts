export { handbook2019 } from './domain/handbook-2019.policy.js';
export { PublishedPolicies } from './domain/published-policies.js';
