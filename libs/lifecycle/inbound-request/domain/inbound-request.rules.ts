import { handbook, reading, rule } from '@entente/kernel';

const share = 'share details about the technical integration, end user benefits and business relationship that you would ideally want';
const declare = 'Once posted, the alliances team will declare who will take lead on that request and the necessary next steps to take.';
const post = 'please post a new message to the #alliances Slack channel with the brief description of the request';

export const aRequestHoldsThreeTopics = rule(
  'IN-1',
  'A partner’s request holds three topics, none of them blank: technical integration, end-user benefits, business relationship',
  handbook('interested-in-a-gitlab-technology-partnership', share),
);

export const aRequestCarriesTheTemplate = rule(
  'IN-2',
  'A partner’s request carries the template for new partners',
  handbook('interested-in-a-gitlab-technology-partnership', 'please select new_partner issue template in the drop down'),
  ['requestTemplate'],
);

export const aCapturedRequestIsPostedFirst = rule(
  'IN-3',
  'A request captured by a colleague is posted to the alliances channel, with a brief description, before it is triaged',
  handbook('workflow-guidelines', post),
  ['channel'],
);

export const triageNeedsLeadAndNextStep = rule(
  'IN-4',
  'Triage needs a lead and at least one next step',
  handbook('workflow-guidelines', declare),
);

export const theAlliancesTeamDeclaresTheLead = rule(
  'IN-5',
  'Only a member of the alliances team declares the lead, and only after the request was posted',
  handbook('workflow-guidelines', declare),
);

export const oneLeadAtATime = rule(
  'IN-6',
  'A partnership has exactly one lead; replacing it needs a reason',
  reading('workflow-guidelines', declare),
);

export const oneOpenRequestPerCompany = rule(
  'IN-8',
  'A request names its company, and a company, by its normalised name and by its web domain, has one open request at a time',
  reading('interested-in-a-gitlab-technology-partnership', share),
);

export const theClassFitsTheBusiness = rule(
  'CL-1',
  'Technology partners sell software or support that integrates with the host; resellers resell the host’s licences and services',
  handbook('partner-definitions', 'Primary monetization is through the sales of software licensing/support that integrates with GitLab'),
);

export const eachTypeHasItsOwnSubtypes = rule(
  'CL-2',
  'A platform partner is CLOUD or KUBERNETES, an integrated partner OUTBOUND or INBOUND, and no other type has a direction',
  handbook(
    'partner-definitions',
    'Platform Partners. These are critical partnerships and will be prioritized to support our customer demands.',
  ),
);

const coreSet =
  'There is a core set of priority outbound partnerships we will maintain and focus on. Those are: GitHub, BitBucket, Jira and Jenkins';

export const theCoreSetIsOutbound = rule(
  'CL-3',
  'An integrated product of the outbound core set is OUTBOUND, any other is INBOUND',
  handbook('partner-definitions', coreSet),
  ['coreOutboundProducts'],
);

export const theCoreSetNamesProducts = rule(
  'CL-4',
  'The outbound core set is kept by product, not by company: an integrated partner is classified by a named product',
  reading('partner-definitions', coreSet),
  ['coreOutboundProducts'],
);

export const aResellerIsVarOrDmr = rule(
  'CL-5',
  'A reseller is a VAR_VAD or a DMR, and may be a services partner too',
  handbook('partner-definitions', 'Resellers can be a service partner too (often known as a Solution Provider).'),
);

export const servicesPartnersGoToTheChannelTeam = rule(
  'CL-6',
  'A partner that is a services partner alone is referred to the channel team; no integration stage opens',
  handbook('services-partners', 'for details on how to we work with Channel partners please go to the Channel Handbook page'),
);

/** Refuses nothing: the order of the queue keeps it. */
export const platformRequestsComeFirst = rule(
  'CL-7',
  'Requests of platform partners come first in the triage queue, then those that more customers ask for, then those that came first',
  handbook('partner-definitions', 'These are critical partnerships and will be prioritized to support our customer demands.'),
);

export const reclassifyingReplacesAClass = rule(
  'CL-8',
  'Reclassifying names a class that the partner holds, and a reason; duties follow the classes in force at each event',
  reading('partner-definitions'),
);

const criteria = 'criteria-for-successful-partnerships';

export const aScorecardRatesEveryCriterion = rule(
  'EV-1',
  'A complete scorecard rates every criterion in force once, and no other',
  handbook(criteria, 'Exposure - Partnerships which generate more exposure to new segments of audiences'),
  ['criteria'],
);

export const alignmentNeedsAllTeams = rule(
  'EV-2',
  'Alignment is met only when Product, Marketing and Sales have each recorded their own agreement',
  reading(criteria, 'when the Product, Marketing, and Sales teams are aligned'),
  ['alignmentCriterion', 'alignedTeams', 'metFrom'],
);

export const revenueAloneNeedsAReason = rule(
  'EV-3',
  'A scorecard that is met on Revenue alone is flagged, and accepted only with a reason',
  reading(criteria, 'Users come first but focus on revenue has ensured we have the revenue for sustainable growth.'),
  ['revenueCriterion', 'metFrom'],
);

export const aRatingIsExplained = rule(
  'EV-4',
  'Every rating is a whole number from 0 to 5 with a rationale, kept with its criteria version',
  reading(criteria),
);

export const competitionIsNoGroundUntilLovable = rule(
  'DU-6',
  'Competition is a ground to decline only in a named stage of the host’s product that is lovable',
  reading('open-to-collaboration', 'Support integrations with companies that are leaders in their categories'),
  ['lovableProductStages'],
);

export const anAcquisitionInquiryIsReferred = rule(
  'AC-1',
  'An acquisition inquiry is referred to the acquisition process before triage, and never enters it',
  handbook('acquisitions', 'If you are interested to inquire about a potential acquisition of your company please visit our'),
);

const lifeCycle = reading('workflow-guidelines');

export const oneQuestionAtATime = rule(
  'LC-40',
  'A request has one open question at a time, and information answers an open one',
  lifeCycle,
);

export const whatIsToldSaysSomething = rule('LC-41', 'A question, its answer and a signal of demand say something', lifeCycle);

export const leavingNeedsAReason = rule('LC-42', 'Withdrawing, referring and reopening a request need a reason', lifeCycle);

export const aDeclinedRequestIsReopenedOnce = rule(
  'LC-43',
  'Only a declined request is reopened, once, as a partnership of its own',
  lifeCycle,
);

export const anIdentifierStandsForOneSignal = rule('LC-44', 'The identifier of a demand signal stands for one signal', lifeCycle);
