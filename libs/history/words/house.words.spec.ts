import { claimEvents, commandReceiptEvents } from '@entente/event-store';
import { at, deliveryFailed, deliveryMade, deliveryQueued, deliverySkipped, partnershipId } from '@entente/testing';
import { deliveryEvents } from '../../programmes/deliveries/domain/delivery.events.js';
import { PolicyPublished, policyEvents } from '../../programmes/policies/domain/policy.events.js';
import { handbook2019 } from '../../programmes/policies/packs/handbook-2019.js';
import { eachSays } from './testing/each-says.js';

const [CommandReceived, CommandRefused, CommandFoundNothingToDo] = commandReceiptEvents;
const [ClaimTaken] = claimEvents;
const source = { sourceKind: 'E', sourceAnchor: 'handbook#workflow-guidelines' } as const;
const refused = { rule: 'IN-4', sentence: 'Triage needs a lead', ...source, policyVersion: 'handbook-2019', facts: {}, position: 7 };

describe('Of the deliveries it is said', () => {
  eachSays(deliveryEvents, [
    [deliveryQueued(), 'put a message to #alliances down to be sent: ChatOps inside a channel'],
    [deliveryQueued({ attempt: 2 }), 'put a message to #alliances down to be sent in attempt 2: ChatOps inside a channel'],
    [deliveryMade(), 'sent a message in attempt 1'],
    [deliveryFailed(), 'could not send a message in attempt 1 and tries again on 11 February 2020, 09:15 UTC: The hook answered 503'],
    [deliveryFailed({ attempt: 6, retryAt: null }), 'could not send a message in attempt 6 and gave it up: The hook answered 503'],
    [deliverySkipped(), 'did not send a message, since no address is set'],
    [deliverySkipped({ reason: 'OUTDATED' }), 'did not send a message, since it is news no longer'],
    [deliverySkipped({ reason: 'DEMONSTRATION' }), 'did not send a message, since this is a demonstration'],
  ]);
});

describe('Of the policies it is said', () => {
  eachSays(policyEvents, [
    [
      PolicyPublished({
        ...{ policy: 'handbook', version: 'handbook-2019', effectiveFrom: '2019-10-01T00:00:00.000Z', publishedAt: at },
        ...{ parameters: handbook2019.parameters, source: { document: 'The handbook', anchor: 'alliances', note: null } },
      }),
      'published version handbook-2019 of policy handbook, in force from 1 October 2019 on',
    ],
  ]);
});

describe('Of what the house keeps for itself it is said', () => {
  eachSays(
    [...commandReceiptEvents, ...claimEvents],
    [
      [
        CommandReceived({ partnershipId, command: 'PostRequest', fingerprint: 'f', stream: 'inboundRequest-1', receivedAt: at }),
        'gave command PostRequest under a key of its own',
      ],
      [CommandRefused({ partnershipId, ...refused, refusedAt: at }), 'was refused by rule IN-4: Triage needs a lead'],
      [CommandFoundNothingToDo({ partnershipId, position: 7, foundAt: at }), 'gave a command that found all to be so already'],
      [
        ClaimTaken({ claim: 'companyName-mattermost', partnershipId, takenAt: at }),
        'claimed companyName-mattermost for partnership partnership-1',
      ],
    ],
  );
});
