import { mission, rule } from '@entente/kernel';

const auditors = mission('a partnership’s history that auditors replay and must be able to trust');

export const aVersionIsPublishedOnce = rule('PO-1', 'A version of a policy is published once; what changes is a new version', auditors);

export const aVersionIsKnownBeforeItJudges = rule(
  'PO-2',
  'A version takes effect at least a minute after it is published, unless it is the first',
  auditors,
);

export const versionsFollowEachOther = rule('PO-3', 'A version takes effect later than the one that was published before it', auditors);
