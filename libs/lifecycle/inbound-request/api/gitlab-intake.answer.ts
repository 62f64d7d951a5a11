import { consistencyToken } from '@entente/graphql';
import type { Instant, Outcome, PartnershipId, Position, Rejection } from '@entente/kernel';

/** What GitLab, and with it whoever looks at the hook's deliveries, is told. */
export type IntakeAnswer =
  Receipt | { readonly outcome: 'refused'; readonly rejection: Rejection } | { readonly outcome: 'ignored'; readonly reason: string };

/** The receipt that IN-8 promises: the place and the moment of the request itself; a repeat gets the same. */
interface Receipt {
  readonly outcome: 'accepted';
  readonly partnershipId: PartnershipId;
  readonly position: Position;
  readonly recordedAt: Instant | null;
  readonly consistencyToken: string;
}

export function answerOf(outcome: Outcome): IntakeAnswer {
  if (outcome.kind === 'rejected') return { outcome: 'refused', rejection: outcome.rejection };
  const { subject: partnershipId, position: seen, events } = outcome;
  const { position, recordedAt } = events[0] ?? { position: seen, recordedAt: null };
  return { outcome: 'accepted', partnershipId, position, recordedAt, consistencyToken: consistencyToken(seen) };
}
