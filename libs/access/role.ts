import { registerEnumType } from '@nestjs/graphql';

/** What a caller is to the partner programme. A caller has exactly one role. */
export enum Role {
  ALLIANCE_MANAGER = 'ALLIANCE_MANAGER',
  ALLIANCE_MEMBER = 'ALLIANCE_MEMBER',
  REVIEWER_PRODUCT = 'REVIEWER_PRODUCT',
  REVIEWER_MARKETING = 'REVIEWER_MARKETING',
  REVIEWER_SALES = 'REVIEWER_SALES',
  PRODUCTION_TEAM_LEAD = 'PRODUCTION_TEAM_LEAD',
  PARTNER = 'PARTNER',
  INTEGRATION = 'INTEGRATION',
  AUDITOR = 'AUDITOR',
  OPERATOR = 'OPERATOR',
}

/** The alliances team. */
export const ALLIANCES = [Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER] as const;

/** Who may read about partnerships in general; a partner is not among them. */
export const REPORT_READERS = [
  ...ALLIANCES,
  ...[Role.REVIEWER_PRODUCT, Role.REVIEWER_MARKETING, Role.REVIEWER_SALES, Role.PRODUCTION_TEAM_LEAD, Role.AUDITOR],
] as const;

registerEnumType(Role, {
  name: 'Role',
  description: 'What a caller is to the partner programme',
  valuesMap: {
    ALLIANCE_MANAGER: { description: 'Leads the alliances team and takes its binding decisions' },
    ALLIANCE_MEMBER: { description: 'Works on partnerships in the alliances team' },
    REVIEWER_PRODUCT: { description: 'Reviews a request for the product team' },
    REVIEWER_MARKETING: { description: 'Reviews a request for the marketing team' },
    REVIEWER_SALES: { description: 'Reviews a request for the sales team' },
    PRODUCTION_TEAM_LEAD: { description: 'Leads the team that runs the product in production' },
    PARTNER: { description: 'Speaks for one partner, and sees that partnership alone' },
    INTEGRATION: { description: 'Another system that brings in facts, such as an issue tracker' },
    AUDITOR: { description: 'Reads the history and checks its proofs; changes nothing' },
    OPERATOR: { description: 'Runs the installation: rebuilds, deliveries, parked work' },
  },
});
