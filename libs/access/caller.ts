import type { PartnershipId } from '@entente/kernel';
import type { KeysUnavailable, Unauthenticated } from './refusals.js';
import { Role } from './role.js';

/** No partnership has this identifier. */
const NO_PARTNERSHIP = '';

/** Who is asking, as the token says. */
export interface Caller {
  /** The token's `sub`; stands as actor on every event that the caller causes. */
  readonly subject: string;
  readonly role: Role;
  /** For PARTNER: the one partnership that the caller is bound to. No other role has it. */
  readonly partnershipId?: PartnershipId;
  /** When the token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The caller, or why none is known. Public fields are answered either way; all others raise the refusal. */
export type Identity = Caller | Unauthenticated | KeysUnavailable;

/** The one partnership that the caller may see, or undefined when it may see all (rule XX-10). */
export function boundTo({ role, partnershipId }: Caller): PartnershipId | undefined {
  return role === Role.PARTNER ? (partnershipId ?? NO_PARTNERSHIP) : undefined;
}

/**
 * What is looked up where a caller asks for a partnership, or, without one, for all: of a partner its own alone, and another's as one
 * that does not exist (rule XX-10).
 */
export function visibleTo(caller: Caller, asked: PartnershipId): PartnershipId;
export function visibleTo(caller: Caller, asked: PartnershipId | undefined): PartnershipId | undefined;
export function visibleTo(caller: Caller, asked: PartnershipId | undefined): PartnershipId | undefined {
  const own = boundTo(caller);
  if (own === undefined || own === asked) return asked;
  return asked === undefined ? own : NO_PARTNERSHIP;
}
