import { IDENTIFIER, Instant, PolicyParameters, event } from '@entente/kernel';
import { z } from 'zod';
import { PolicySource } from './policy-source.js';

const name = z.string().regex(IDENTIFIER);

export const PolicyPublished = event(
  'PolicyPublished',
  1,
  'A version of a policy was published; decisions from its date on are judged by it',
  {
    policy: name.describe('The name of the policy'),
    version: name.describe('The name of the version'),
    effectiveFrom: Instant.describe('From when on decisions are judged by it, until a later version takes effect'),
    parameters: PolicyParameters,
    source: PolicySource,
    publishedAt: Instant,
  },
);

export const policyEvents = [PolicyPublished] as const;
