import { Instant, PartnershipId, Text, event } from '@entente/kernel';
import { z } from 'zod';

const Position = z.int().nonnegative().describe('The position in the log up to which the decision looked');

export const CommandReceived = event('CommandReceived', 1, 'A command with an idempotency key came in for the first time', {
  partnershipId: PartnershipId,
  command: Text.describe('The type of the command'),
  fingerprint: Text.describe('SHA-256 of the content of the command'),
  stream: Text.describe('The stream that its events go to'),
  receivedAt: Instant,
});

export const CommandRefused = event('CommandRefused', 1, 'A command with an idempotency key was refused, and stays refused', {
  partnershipId: PartnershipId,
  rule: Text.describe('The identifier of the rule'),
  sentence: Text.describe('The sentence of the rule'),
  sourceKind: z.enum(['E', 'D', 'B']).describe('E: in the handbook. D: our reading of it. B: asked for by the user'),
  sourceAnchor: Text.describe('The document and section that the rule comes from'),
  sourceQuote: z.string().optional().describe('The words of the document'),
  policyVersion: Text.describe('The policy version that it was judged by'),
  facts: z.record(z.string(), z.unknown()).describe('What was looked at'),
  position: Position,
  refusedAt: Instant,
});

export const CommandFoundNothingToDo = event(
  'CommandFoundNothingToDo',
  1,
  'A command with an idempotency key found that all was so already',
  {
    partnershipId: PartnershipId,
    position: Position,
    foundAt: Instant,
  },
);

/** For the event catalogue. */
export const commandReceiptEvents = [CommandReceived, CommandRefused, CommandFoundNothingToDo] as const;
