import { mission, reading, rule } from './rule.js';

const auditors = mission('a partnership’s history that auditors replay and must be able to trust');

export const nothingRecordedIsEdited = rule('XX-1', 'What is recorded is never edited or removed; a change is a new event', auditors);

export const sameKeySameContent = rule('XX-4', 'An idempotency key stands for one command with one content', auditors);

export const everyEventNamesItsActor = rule(
  'XX-7',
  'Every event names actor, role, command, policy version, correlation and causation',
  auditors,
);

export const nobodyApprovesTheirOwn = rule('XX-8', 'Nobody approves what they asked for themselves', auditors);

const lifeCycle = reading('workflow-guidelines');

export const theStageMustBeOpen = rule('LC-1', 'A command of a stage needs that stage to be open', lifeCycle);

export const anEndedPartnershipRests = rule(
  'LC-2',
  'An ended partnership takes no further commands; a partner that comes back gets a new one',
  lifeCycle,
);

export const partingNeedsAReason = rule('LC-3', 'Declining a request and ending a partnership need a reason', lifeCycle);

export const nothingBeforeTriage = rule(
  'IN-7',
  'No integration, go-to-market or revenue command comes before the request was triaged and accepted',
  reading(
    'workflow-guidelines',
    'Once posted, the alliances team will declare who will take lead on that request and the necessary next steps to take.',
  ),
);

export const oneRequestAPartnership = rule('LC-4', 'A partnership is requested once; another request makes another partnership', lifeCycle);

/** The rules that belong to no stage of their own. */
export const rulesAcrossEverything = [
  ...[nothingRecordedIsEdited, sameKeySameContent, everyEventNamesItsActor, nobodyApprovesTheirOwn],
  ...[theStageMustBeOpen, anEndedPartnershipRests, partingNeedsAReason, nothingBeforeTriage, oneRequestAPartnership],
] as const;
