import { issue } from '../server/gitlab-hook.js';
import type { Journey } from './journey.js';

const LEAD = 'one-alliance_manager';
const open = {
  stage: 'INBOUND_REQUEST',
  requestStatus: 'OPEN',
  integrationStatus: 'NOT_STARTED',
  goToMarketStatus: 'NOT_OPEN',
  revenueStatus: 'NOT_OPEN',
};
const integrated = { kind: 'TECHNOLOGY', technologyType: 'INTEGRATED', monetisation: 'SOFTWARE_OR_SUPPORT' };
const inbound = { ...integrated, direction: 'INBOUND', product: 'Mattermost' };

/** The request comes in through the issue, twice; what is not a request is refused. */
export async function theIssueComesIn(journey: Journey): Promise<{ id: string; receipts: readonly object[] }> {
  const filled = issue('new_partner-1');
  journey.note(await journey.gitlab.refused({ ...filled, user: undefined }));
  journey.note(await journey.gitlab.refused(issue('new_partner-2')));
  const receipt = await journey.gitlab.accepted(filled);
  const again = await journey.gitlab.accepted(filled);
  const changes = { description: { previous: filled.object_attributes.description, current: 'Something else' } };
  const edited = { ...filled.object_attributes, action: 'update', description: 'Something else' };
  journey.note(await journey.gitlab.refused({ ...filled, object_attributes: edited, changes }));
  journey.milestones.push({ position: receipt.position, ...open, lead: null });
  return { id: receipt.partnershipId, receipts: [receipt, again] };
}

/** Others ask too, in ways that the rules do not allow. */
export async function othersAsk(journey: Journey): Promise<void> {
  const topics = { technicalIntegration: 'A plug-in', endUserBenefits: 'Less work', businessRelationship: 'A listing' };
  await journey.mayNot('ALLIANCE_MEMBER', 'requestPartnership', { partnerName: 'Codeship', template: 'bug', ...topics });
  await journey.mayNot('REVIEWER_SALES', 'captureRequest', { partnerName: 'Mattermost, Inc.', briefDescription: 'They called' });
  const rancher = { partnerName: 'Rancher', briefDescription: 'They wrote to us' };
  const { partnershipId } = await journey.does('REVIEWER_SALES', 'captureRequest', rancher, 'rancher-1');
  await journey.mayNot('REVIEWER_SALES', 'captureRequest', { ...rancher, partnerName: 'Rancher Labs' }, 'rancher-1');
  await journey.mayNot('ALLIANCE_MEMBER', 'classifyPartner', { partnershipId, ...inbound });
}

/** More is asked of the requester, one question at a time, and told. */
export async function moreIsAsked(journey: Journey, partnershipId: string): Promise<void> {
  await journey.does('ALLIANCE_MEMBER', 'askForInformation', { partnershipId, question: 'Who uses it today?' });
  await journey.mayNot('ALLIANCE_MANAGER', 'askForInformation', { partnershipId, question: 'Since when?' });
  await journey.does('ALLIANCE_MEMBER', 'giveInformation', { partnershipId, answer: 'Three customers of ours' });
}

export async function aLeadIsDeclared(journey: Journey, partnershipId: string): Promise<void> {
  const lead = { partnershipId, lead: LEAD, nextSteps: ['Talk to the product team'] };
  await journey.mayNot('ALLIANCE_MANAGER', 'declareLead', lead);
  await journey.does('ALLIANCE_MEMBER', 'postRequest', { partnershipId, briefDescription: 'Mattermost wants a listing' });
  await journey.happens('DeliverySkipped', partnershipId);
  await journey.mayNot('REVIEWER_PRODUCT', 'declareLead', lead);
  await journey.mayNot('ALLIANCE_MANAGER', 'declareLead', { ...lead, nextSteps: [' '] });
  const { events } = await journey.does('ALLIANCE_MANAGER', 'declareLead', lead);
  await journey.mayNot('ALLIANCE_MANAGER', 'declareLead', { ...lead, lead: 'somebody-else' });
  journey.milestones.push({ position: events.at(-1)?.position ?? 0, ...open, lead: LEAD });
}

export async function thePartnerIsClassified(journey: Journey, partnershipId: string): Promise<void> {
  const refused = (input: object): Promise<void> => journey.mayNot('ALLIANCE_MEMBER', 'classifyPartner', { partnershipId, ...input });
  await refused({ kind: 'RESELLER', resellerType: 'DMR', monetisation: 'SOFTWARE_OR_SUPPORT' });
  await refused({
    kind: 'TECHNOLOGY',
    technologyType: 'PLATFORM',
    platformType: 'CLOUD',
    direction: 'INBOUND',
    monetisation: 'SOFTWARE_OR_SUPPORT',
  });
  await refused({ ...inbound, direction: 'OUTBOUND' });
  await refused({ ...integrated, direction: 'INBOUND' });
  await refused({ kind: 'RESELLER', monetisation: 'RESALE' });
  await journey.mayNot('ALLIANCE_MEMBER', 'startIntegration', { partnershipId });
  await journey.does('ALLIANCE_MEMBER', 'classifyPartner', { partnershipId, ...inbound });
}

const CRITERIA = ['EXPOSURE', 'PRODUCT_USAGE_FAMILIARITY', 'ADOPTION', 'REVENUE', 'STRATEGIC', 'ALIGNMENT'];

/** Ratings of all criteria: 1, except where it is said otherwise. */
function ratings(stated: Readonly<Record<string, number>>) {
  return CRITERIA.map((criterion) => ({ criterion, rating: stated[criterion] ?? 1, rationale: `Why ${criterion}`, evidence: [] }));
}

export async function itIsScoredAndAccepted(journey: Journey, partnershipId: string): Promise<void> {
  const score = (input: object) => ({ partnershipId, ...input });
  await journey.mayNot('ALLIANCE_MEMBER', 'scorePartnership', score({ ratings: ratings({}).slice(1) }));
  await journey.mayNot('ALLIANCE_MEMBER', 'scorePartnership', score({ ratings: ratings({ ALIGNMENT: 4 }) }));
  await journey.mayNot('ALLIANCE_MEMBER', 'scorePartnership', score({ ratings: ratings({ ADOPTION: 6 }) }));
  await journey.does('ALLIANCE_MEMBER', 'scorePartnership', score({ ratings: ratings({ REVENUE: 5 }) }));
  await journey.mayNot('ALLIANCE_MANAGER', 'acceptPartnership', { partnershipId });
  await journey.mayNot('REVIEWER_SALES', 'recordTeamAgreement', { partnershipId, team: 'PRODUCT' });
  for (const team of ['PRODUCT', 'MARKETING', 'SALES'] as const) {
    await journey.does(`REVIEWER_${team}`, 'recordTeamAgreement', { partnershipId, team });
  }
  await journey.does('ALLIANCE_MEMBER', 'scorePartnership', score({ ratings: ratings({ ALIGNMENT: 4, ADOPTION: 5, EXPOSURE: 3 }) }));
  await journey.does('ALLIANCE_MANAGER', 'acceptPartnership', { partnershipId });
  const { position } = await journey.happens('IntegrationStarted', partnershipId);
  const accepted = { ...open, stage: 'INTEGRATION', requestStatus: 'ACCEPTED', integrationStatus: 'STARTED' };
  journey.milestones.push({ position, ...accepted, lead: LEAD });
}

/** A partner of the core set, accepted, whose integration the host keeps (DU-4). */
export async function anOutboundPartnerIsAccepted(journey: Journey): Promise<void> {
  const jenkins = { partnerName: 'CloudBees', product: 'Jenkins', briefDescription: 'Jenkins pipelines' };
  const { partnershipId } = await journey.does('ALLIANCE_MEMBER', 'captureRequest', jenkins);
  await journey.does('ALLIANCE_MEMBER', 'postRequest', { partnershipId, briefDescription: 'Jenkins' });
  await journey.happens('DeliverySkipped', partnershipId);
  await journey.does('ALLIANCE_MANAGER', 'declareLead', { partnershipId, lead: LEAD, nextSteps: ['Plan it'] });
  await journey.does('ALLIANCE_MEMBER', 'classifyPartner', { partnershipId, ...integrated, direction: 'OUTBOUND', product: 'Jenkins' });
  await journey.does('ALLIANCE_MEMBER', 'scorePartnership', { partnershipId, ratings: ratings({ ADOPTION: 5, STRATEGIC: 4 }) });
  await journey.does('ALLIANCE_MANAGER', 'acceptPartnership', { partnershipId });
  await journey.happens('IntegrationStarted', partnershipId);
  await journey.mayNot('ALLIANCE_MEMBER', 'assignDuties', { partnershipId, builder: 'HOST', maintainer: 'PARTNER' });
}
