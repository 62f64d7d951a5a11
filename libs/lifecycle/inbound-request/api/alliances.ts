import { Role } from '@entente/access';

export const ALLIANCES = [Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER] as const;
export const COLLEAGUES = [
  ...ALLIANCES,
  ...[Role.REVIEWER_PRODUCT, Role.REVIEWER_MARKETING, Role.REVIEWER_SALES, Role.PRODUCTION_TEAM_LEAD],
] as const;
