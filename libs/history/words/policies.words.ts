import { policyEvents } from '../../programmes/policies/domain/policy.events.js';
import { day, telling } from './sentence.js';

/** What is said of each event of the policies. */
export const policyWords = telling(policyEvents, {
  PolicyPublished: ({ publishedAt, policy, version, effectiveFrom }) => [
    publishedAt,
    `published version ${version} of policy ${policy}, in force from ${day(effectiveFrom)} on`,
  ],
});
