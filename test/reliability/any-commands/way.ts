import { classes } from '@entente/testing';
import { COMPANIES } from './values.js';
import { draftAbout, type Draft } from './table.js';

export type Traveller = (typeof COMPANIES)[number]['partnershipId'];

/** What must be done to a partnership from its request to a renewal, the last first: chance alone seldom gets so far. */
export function wayBack(partnershipId: Traveller, criteria: readonly string[]): readonly Draft[] {
  const draft = (type: string, data: object = {}): Draft => draftAbout(partnershipId, type, data);
  const ratings = criteria.map((criterion) => ({ criterion, rating: 1, rationale: 'As the call showed', evidence: [] }));
  const money = { month: '2020-01', amount: 125_00, currency: 'USD', source: 'RESALE', deliveryModel: 'SELF_MANAGED' };
  const company = COMPANIES.find((one) => one.partnershipId === partnershipId);
  const asked = { ...company, product: null, contactName: null, contactEmail: null, acquisitionInquiry: false, formerPartnershipId: null };
  return [
    draft('RenewPartnership', { termFrom: '2020-03-01', termUntil: '2021-02-28', agreement: 'As before' }),
    draft('RecordRevenue', { revenueId: `${partnershipId}-0`, ...money }),
    draft('LaunchGoToMarket'),
    draft('PlanGoToMarket', { summary: 'A webinar', leadingSide: 'PARTNER', exceptionReason: null }),
    draft('TakeIntegrationLive', { integrationId: 'teamcity' }),
    draft('DocumentIntegration', { integrationId: 'teamcity', docsUrl: 'https://docs.acme.example' }),
    draft('AcceptPartnership', { revenueAloneReason: 'A customer waits' }),
    // A score counts anew each time, so what comes before it is tried first.
    draft('ClassifyPartner', { ...classes.inbound, monetisation: 'SOFTWARE_OR_SUPPORT' }),
    draft('ScorePartnership', { ratings }),
    draft('DeclareLead', { lead: 'ada', nextSteps: ['Call the partner'] }),
    draft('PostRequest', { briefDescription: 'ChatOps' }),
    draft('CaptureRequest', { ...asked, briefDescription: 'ChatOps' }),
  ];
}
