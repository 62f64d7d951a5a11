import { claimEvents, commandReceiptEvents } from '@entente/event-store';
import { line, telling } from './sentence.js';

/** What is said of the events that the house keeps for itself. */
export const receiptWords = telling([...commandReceiptEvents, ...claimEvents], {
  CommandReceived: ({ receivedAt, command }) => [receivedAt, `gave command ${line(command)} under a key of its own`],
  CommandRefused: ({ refusedAt, rule, sentence }) => [refusedAt, `was refused by rule ${line(rule)}: ${line(sentence)}`],
  CommandFoundNothingToDo: ({ foundAt }) => [foundAt, 'gave a command that found all to be so already'],
  ClaimTaken: ({ takenAt, claim, partnershipId }) => [takenAt, `claimed ${line(claim)} for partnership ${partnershipId}`],
});
