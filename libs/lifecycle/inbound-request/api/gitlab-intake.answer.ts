import { consistencyToken } from '@entente/graphql';
import type { Instant, Outcome, PartnershipId, Position, Rejection } from '@entente/kernel';

/** What GitLab, and with it whoever looks at the hook's deliveries, is told. */
export type IntakeAnswer =
  Receipt | { readonly outcome: 'refused'; readonly rejection: Rejection } | { readonly outcome: 'ignored'; readonly reason: string };

/** The receipt that IN-8 promises; a repeat gets the same. */
interface Receipt {
  readonly outcome: 'accepted';
  readonly partnershipId: PartnershipId;
  readonly position: Position;
  readonly recordedAt: Instant | null;
  readonly consistencyToken: string;
}

export function answerOf(outcome: Outcome): IntakeAnswer {
  if (outcome.kind === 'rejected') return { outcome: 'refused', rejection: outcome.rejection };
  const { subject: partnershipId, position, events } = outcome;
  const recordedAt = events.at(-1)?.recordedAt ?? null;
  return { outcome: 'accepted', partnershipId, position, recordedAt, consistencyToken: consistencyToken(position) };
}
