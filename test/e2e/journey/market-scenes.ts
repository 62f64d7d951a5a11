import type { Journey, Milestone } from './journey.js';

const started = {
  stage: 'INTEGRATION',
  requestStatus: 'ACCEPTED',
  integrationStatus: 'STARTED',
  goToMarketStatus: 'NOT_OPEN',
  revenueStatus: 'NOT_OPEN',
  lead: 'one-alliance_manager',
};

/** The integration is documented and goes live; what the duties do not allow is refused. */
export async function theIntegrationIsCompleted(journey: Journey, partnershipId: string): Promise<void> {
  const plan = { partnershipId, summary: 'A webinar', leadingSide: 'PARTNER' };
  await journey.mayNot('ALLIANCE_MEMBER', 'assignDuties', { partnershipId, builder: 'HOST', maintainer: 'PARTNER' });
  await journey.mayNot('ALLIANCE_MEMBER', 'assignDuties', { partnershipId, builder: 'PARTNER', maintainer: 'HOST' });
  await journey.mayNot('ALLIANCE_MEMBER', 'planGoToMarket', plan);
  await journey.restart();
  await journey.does('ALLIANCE_MEMBER', 'documentIntegration', { partnershipId, docsUrl: 'https://docs.mattermost.com' });
  await journey.does('ALLIANCE_MEMBER', 'takeIntegrationLive', { partnershipId });
  reached(journey, await journey.happens('GoToMarketOpened', partnershipId), { stage: 'GO_TO_MARKET', goToMarketStatus: 'OPEN' });
}

export async function theyGoToMarket(journey: Journey, partnershipId: string): Promise<void> {
  const plan = { partnershipId, summary: 'A listing and a webinar', leadingSide: 'PARTNER' };
  await journey.mayNot('ALLIANCE_MEMBER', 'planGoToMarket', { ...plan, leadingSide: 'HOST' });
  await journey.does('ALLIANCE_MEMBER', 'planGoToMarket', plan);
  await journey.mayNot('ALLIANCE_MEMBER', 'recordRevenue', entry(partnershipId));
  await activitiesArePlanned(journey, partnershipId);
  await journey.does('ALLIANCE_MEMBER', 'launchGoToMarket', { partnershipId });
  const revenue = { stage: 'REVENUE', goToMarketStatus: 'LAUNCHED', revenueStatus: 'OPEN' };
  reached(journey, await journey.happens('RevenueOpened', partnershipId), revenue);
}

/** A webinar needs a joint customer; an event is called off, and the whole stands still for a while. */
async function activitiesArePlanned(journey: Journey, partnershipId: string): Promise<void> {
  const [webinar, event] = [{ partnershipId, activityId: 'webinar-1' } as const, { partnershipId, activityId: 'event-1' } as const];
  const planned = { title: 'ChatOps', owner: 'bo', dueOn: '2020-06-10' };
  await journey.mayNot('ALLIANCE_MEMBER', 'planActivity', { ...webinar, ...planned, kind: 'WEBINAR' });
  await journey.does('ALLIANCE_MEMBER', 'planActivity', { ...webinar, ...planned, kind: 'WEBINAR', jointCustomer: 'A bank' });
  await journey.does('ALLIANCE_MEMBER', 'planActivity', { ...event, ...planned, kind: 'EVENT', dueOn: '2020-06-20' });
  await journey.does('ALLIANCE_MEMBER', 'cancelActivity', { ...event, reason: 'The hall is closed' });
  await journey.does('ALLIANCE_MEMBER', 'pauseGoToMarket', { partnershipId, reason: 'Holidays' });
  await journey.mayNot('ALLIANCE_MEMBER', 'launchGoToMarket', { partnershipId });
  await journey.does('ALLIANCE_MEMBER', 'resumeGoToMarket', { partnershipId });
}

export async function revenueIsRecordedAndCorrected(journey: Journey, partnershipId: string): Promise<void> {
  await journey.does('ALLIANCE_MEMBER', 'completeActivity', { partnershipId, activityId: 'webinar-1', outcome: '120 people came' });
  await journey.mayNot('ALLIANCE_MEMBER', 'recordRevenue', { ...entry(partnershipId), amount: 0 });
  const { events } = await journey.does('ALLIANCE_MEMBER', 'recordRevenue', entry(partnershipId));
  const wrong = { partnershipId, revenueId: events[0]?.data['revenueId'] };
  await journey.mayNot('ALLIANCE_MEMBER', 'correctRevenue', { ...wrong, reason: ' ' });
  await journey.does('ALLIANCE_MEMBER', 'correctRevenue', { ...wrong, reason: 'A typing mistake', rightAmount: 120_000 });
}

/** A term follows the one before. */
export async function itIsRenewed(journey: Journey, partnershipId: string): Promise<void> {
  const term = { partnershipId, termFrom: '2020-07-01', termUntil: '2021-06-30', agreement: 'As before' };
  await journey.mayNot('ALLIANCE_MANAGER', 'renewPartnership', { ...term, termUntil: '2020-06-30' });
  await journey.does('ALLIANCE_MANAGER', 'renewPartnership', term);
}

/** The end comes, and everything that is open closes. */
export async function itEnds(journey: Journey, partnershipId: string): Promise<void> {
  await journey.does('ALLIANCE_MANAGER', 'endPartnership', { partnershipId, reason: 'The product was discontinued' });
  const closings = ['IntegrationClosed', 'GoToMarketClosed', 'RevenueClosed'];
  const events = [];
  for (const type of closings) events.push(await journey.happens(type, partnershipId));
  const closed = { stage: 'ENDED', integrationStatus: 'CLOSED', goToMarketStatus: 'CLOSED', revenueStatus: 'CLOSED' };
  reached(journey, { position: Math.max(...events.map(({ position }) => position)) }, closed);
}

function reached(journey: Journey, { position }: { readonly position: number }, changed: Partial<Milestone>): void {
  journey.milestones.push({ ...started, ...changed, position });
}

function entry(partnershipId: string) {
  return { partnershipId, month: '2020-06', amount: 100_000, currency: 'USD', source: 'RESALE', deliveryModel: 'SELF_MANAGED' };
}
