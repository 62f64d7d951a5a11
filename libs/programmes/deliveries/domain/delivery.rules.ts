import { reading, rule } from '@entente/kernel';

const posting = reading('workflow-guidelines');

export const onlyWhatWasQueuedIsSentAgain = rule('LC-50', 'What is sent again was put down to be sent before', posting);

export const whatWasTakenIsNotSentAgain = rule('LC-51', 'A message that was sent and taken is not sent again', posting);
