export { FirstPolicy } from './book/first-policy.js';
export { LoggedPolicies } from './book/logged-policies.js';
export { PublishedPolicies } from './domain/published-policies.js';
export { handbook2019 } from './packs/handbook-2019.js';
export { policies } from './policies.module.js';
export { PolicyReplay, UnknownVersion, type PolicyDifference } from './replay/policy-replay.js';
export { RuleCatalogue } from './rule-catalogue.js';
