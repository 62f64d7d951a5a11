import { expected } from './expected-refusal.js';

const intake = 'interested-in-a-gitlab-technology-partnership';
const workflow = 'workflow-guidelines';
const definitions = 'partner-definitions';
const share = 'share details about the technical integration, end user benefits and business relationship that you would ideally want';
const declare = 'Once posted, the alliances team will declare who will take lead on that request';
const core = 'There is a core set of priority outbound partnerships we will maintain and focus on.';

/** What is refused from the intake to the classification. */
export const refusalsOfRequests = expected([
  [
    'IN-1',
    'A partner’s request holds three topics, none of them blank: technical integration, end-user benefits, business relationship',
    'E',
    intake,
    share,
    { field: 'businessRelationship' },
  ],
  [
    'IN-2',
    'A partner’s request carries the template for new partners',
    'E',
    intake,
    'please select new_partner issue template',
    { template: 'bug', expected: 'new_partner' },
  ],
  [
    'IN-3',
    'A request captured by a colleague is posted to the alliances channel, with a brief description, before it is triaged',
    'E',
    workflow,
    'please post a new message to the #alliances Slack channel',
    { origin: 'COLLEAGUE', posted: false },
  ],
  ['IN-4', 'Triage needs a lead and at least one next step', 'E', workflow, declare, { lead: 'one-alliance_manager', nextSteps: [] }],
  [
    'IN-5',
    'Only a member of the alliances team declares the lead, and only after the request was posted',
    'E',
    workflow,
    declare,
    { posted: false },
  ],
  [
    'IN-5',
    'Only a member of the alliances team declares the lead, and only after the request was posted',
    'E',
    workflow,
    declare,
    { role: 'REVIEWER_PRODUCT' },
  ],
  ['IN-6', 'A partnership has exactly one lead; replacing it needs a reason', 'D', workflow, declare, { lead: 'one-alliance_manager' }],
  [
    'IN-7',
    'No integration, go-to-market or revenue command comes before the request was triaged and accepted',
    'D',
    workflow,
    declare,
    { accepted: false },
  ],
  [
    'IN-8',
    'A request names its company, and a company, by its normalised name and by its web domain, has one open request at a time',
    'D',
    intake,
    share,
    { claim: 'companyName-mattermost' },
  ],
  [
    'CL-1',
    'Technology partners sell software or support that integrates with the host; resellers resell the host’s licences and services',
    'E',
    definitions,
    'Primary monetization is through the sales of software licensing/support',
    { kind: 'RESELLER', monetisation: 'SOFTWARE_OR_SUPPORT', expected: 'RESALE' },
  ],
  [
    'CL-2',
    'A platform partner is CLOUD or KUBERNETES, an integrated partner OUTBOUND or INBOUND, and no other type has a direction',
    'E',
    definitions,
    'Platform Partners. These are critical partnerships',
    { technologyType: 'PLATFORM', direction: 'INBOUND', field: 'direction' },
  ],
  [
    'CL-3',
    'An integrated product of the outbound core set is OUTBOUND, any other is INBOUND',
    'E',
    definitions,
    core,
    { product: 'Mattermost', direction: 'OUTBOUND', expected: 'INBOUND', coreOutboundProducts: ['GitHub', 'BitBucket', 'Jira', 'Jenkins'] },
  ],
  [
    'CL-4',
    'The outbound core set is kept by product, not by company: an integrated partner is classified by a named product',
    'D',
    definitions,
    core,
    { field: 'product', product: null },
  ],
  [
    'CL-5',
    'A reseller is a VAR_VAD or a DMR, and may be a services partner too',
    'E',
    definitions,
    'Resellers can be a service partner too',
    { kind: 'RESELLER', resellerType: null },
  ],
]);
