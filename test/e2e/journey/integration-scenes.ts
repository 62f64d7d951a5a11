import type { Journey } from './journey.js';

const listing = {
  summary: 'ChatOps inside a channel',
  logo: 'https://mattermost.com/logo.png',
  ...{ logoType: 'PNG', logoWidth: 800, logoHeight: 800, category: 'Collaboration' },
};

/** A customer asks for it, and that alone gives the integration priority; a step is done, found not to be, and done again. */
export async function theIntegrationIsBuilt(journey: Journey, partnershipId: string): Promise<void> {
  const step = { partnershipId, stepId: 'slash-commands' };
  const because = { partnershipId, reason: 'A large customer waits' };
  await journey.does('ALLIANCE_MEMBER', 'planStep', { ...step, title: 'Slash commands', owner: 'bo', dueOn: '2020-05-01' });
  await journey.mayNot('ALLIANCE_MEMBER', 'takeIntegrationLive', { partnershipId });
  await journey.mayNot('ALLIANCE_MEMBER', 'completeStep', { ...step, evidence: ' ' });
  await journey.does('ALLIANCE_MEMBER', 'completeStep', { ...step, evidence: 'Merged' });
  await journey.does('ALLIANCE_MANAGER', 'reopenStep', { ...step, reason: 'It fails on long names' });
  await journey.does('ALLIANCE_MEMBER', 'completeStep', { ...step, evidence: 'Merged and tested' });
  await journey.mayNot('ALLIANCE_MANAGER', 'raiseIntegrationPriority', { ...because, signals: ['hearsay'] });
  await journey.does('REVIEWER_SALES', 'signalDemand', { partnershipId, signalId: 'call-1', source: 'a sales call', note: 'They need it' });
  await journey.does('ALLIANCE_MANAGER', 'raiseIntegrationPriority', { ...because, signals: ['call-1'] });
  await journey.does('ALLIANCE_MEMBER', 'demonstrateIntegration', { partnershipId, audience: 'the product team' });
}

/** Two reviews find the listing fit, and none of them is by who handed it in. */
export async function theListingIsReviewed(journey: Journey, partnershipId: string): Promise<void> {
  const approved = { partnershipId, approved: true };
  await journey.mayNot('ALLIANCE_MEMBER', 'submitListing', { partnershipId, ...listing, logoWidth: 801 });
  await journey.does('ALLIANCE_MEMBER', 'submitListing', { partnershipId, ...listing });
  await journey.does('REVIEWER_MARKETING', 'reviewListing', { ...approved, review: 'TECHNICAL_WRITER' });
  await journey.mayNot('ALLIANCE_MEMBER', 'reviewListing', { ...approved, review: 'ALLIANCES' });
  await journey.does('ALLIANCE_MANAGER', 'reviewListing', { ...approved, review: 'ALLIANCES' });
  await journey.mayNot('ALLIANCE_MEMBER', 'publishListing', { partnershipId });
}

/** What is live is listed, and its certificate is renewed. */
export async function theIntegrationIsListed(journey: Journey, partnershipId: string): Promise<void> {
  await journey.does('ALLIANCE_MEMBER', 'publishListing', { partnershipId });
  await journey.does('ALLIANCE_MEMBER', 'certifyIntegration', { partnershipId });
}
