import { Role } from '@entente/access';
import type { Actor } from '@entente/kernel';

/** Who acts in the story; each in a role of their own. */
export const cast = {
  manager: { id: 'mia.alvarez', role: Role.ALLIANCE_MANAGER },
  tomas: { id: 'tomas.berg', role: Role.ALLIANCE_MEMBER },
  ines: { id: 'ines.okafor', role: Role.ALLIANCE_MEMBER },
  jun: { id: 'jun.park', role: Role.ALLIANCE_MEMBER },
  product: { id: 'nora.lindqvist', role: Role.REVIEWER_PRODUCT },
  marketing: { id: 'sam.adeyemi', role: Role.REVIEWER_MARKETING },
  sales: { id: 'lucas.ferrari', role: Role.REVIEWER_SALES },
} as const satisfies Readonly<Record<string, Actor>>;

/** Those who take the lead of partnerships. */
export type Lead = (typeof cast)['manager' | 'tomas' | 'ines' | 'jun'];

/** The person who speaks for a partner. */
export function partnerOf(partnershipId: string): Actor {
  return { id: `partner:${partnershipId}`, role: Role.PARTNER };
}

/** The person who opened an issue, as the intake of issues names them. */
export function requesterOf({ userId }: { readonly userId: number }): Actor {
  return { id: `gitlab:${userId}`, role: Role.INTEGRATION };
}
