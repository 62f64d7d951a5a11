import {
  at,
  classes,
  clockRanOut,
  clocksStarted,
  demandSignalled,
  informationAsked,
  informationGiven,
  leadDeclared,
  leadReplaced,
  partnerClassified,
  partnerReclassified,
  partnershipAccepted,
  partnershipDeclined,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  partnershipScored,
  requestCaptured,
  requestPosted,
  requestReopened,
  requestReopenedAs,
  requestWithdrawn,
} from '@entente/testing';
import {
  InboundRequestClosed,
  PartnershipRequestLapsed,
  TeamAgreed,
  inboundRequestEvents,
} from '../../lifecycle/inbound-request/domain/inbound-request.events.js';
import { eachSays } from './testing/each-says.js';

const back = { formerPartnershipId: 'partnership-0' };
const low = 'exposure 1, product usage familiarity 1';

describe('Of the inbound request it is said', () => {
  eachSays(inboundRequestEvents, [
    [partnershipRequested(), 'requested a partnership for Mattermost; wanted: A technology partnership with a listing'],
    [
      partnershipRequested({ product: 'Boards', acquisitionInquiry: true, businessRelationship: 'To be bought' }),
      'requested a partnership for Mattermost with its product Boards, which asks to be acquired; wanted: To be bought',
    ],
    [requestCaptured(), 'wrote down a request of Mattermost: ChatOps inside a channel'],
    [
      requestCaptured({ ...back, product: 'Boards' }),
      'wrote down a request of Mattermost for its product Boards, which comes back from partnership partnership-0: ChatOps inside a channel',
    ],
    [requestReopened(), 'took up anew the request that was declined as partnership partnership-0: Customers ask for it now'],
    [clocksStarted(), 'started the clocks: a first answer is due on 13 February 2020, triage on 16 February 2020'],
    [clockRanOut({ ranOutAt: at }), 'noted that a first answer had not come by 13 February 2020'],
    [clockRanOut({ ranOutAt: at, clock: 'TRIAGE' }), 'noted that triage had not come by 13 February 2020'],
    [requestPosted(), 'posted the request to #alliances: ChatOps inside a channel'],
    [informationAsked(), 'asked the requester: Who uses it today?'],
    [informationGiven(), 'gave the requester’s answer: Three customers'],
    [
      informationGiven({ firstAnswerDueAt: '2020-02-14T09:14:07.000Z', triageDueAt: '2020-02-17T09:14:07.000Z' }),
      'gave the requester’s answer: Three customers; a first answer is due on 14 February 2020; triage is due on 17 February 2020',
    ],
    [leadDeclared(), 'declared ada lead; next: Call the partner'],
    [leadDeclared({ nextSteps: ['a call', 'a plan', 'a demo'] }), 'declared ada lead; next: a call, a plan and a demo'],
    [leadReplaced(), 'gave the lead to bo in place of ada: On leave'],
    [partnerClassified(), 'classified the partner as an inbound integrated technology partner with TeamCity'],
    [partnerClassified(classes.kubernetes), 'classified the partner as a Kubernetes platform technology partner'],
    [partnerClassified(classes.services), 'classified the partner as a services partner'],
    [
      partnerReclassified(classes.varVad, classes.upstream),
      'classified the partner as a value-added reseller instead of an upstream technology partner: They changed their business',
    ],
    [demandSignalled(), 'noted a customer’s demand, heard in A sales call: They will not buy without it'],
    [TeamAgreed({ partnershipId, team: 'SALES', agreedAt: at }), 'recorded the agreement of the sales team'],
    [partnershipScored(), `rated the partnership by handbook-2019: ${low}, adoption 4 (met), revenue 1, strategic 1 and alignment 1`],
    [
      partnershipScored({
        ratings: [{ criterion: 'REVENUE', rating: 5, met: true, rationale: 'Deals', evidence: [] }],
        metOnRevenueAlone: true,
      }),
      'rated the partnership by handbook-2019: revenue 5 (met); met on revenue alone',
    ],
    [partnershipAccepted(), 'accepted the request'],
    [
      partnershipAccepted({ revenueAloneReason: 'A large customer' }),
      'accepted the request, although it was met on revenue alone: A large customer',
    ],
    [partnershipDeclined(), 'declined the request: No demand'],
    [
      partnershipDeclined('No demand', { ground: 'COMPETITION', productStage: 'VERIFY' }),
      'declined the request, since the partner competes with VERIFY: No demand',
    ],
    [requestReopenedAs(), 'reopened the declined request as partnership partnership-2: Customers ask for it now'],
    [requestWithdrawn(), 'took the request back: Changed plans'],
    [partnershipReferred(), 'referred the request to the channel team: It is theirs'],
    [
      partnershipReferred('ACQUISITION', 'They want to be bought'),
      'referred the request to the acquisition process: They want to be bought',
    ],
    [
      InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at }),
      'closed the open request, since the partnership had ended: Acquired',
    ],
    [PartnershipRequestLapsed({ partnershipId, lapsedAt: at }), 'set aside a request that was cut off before it was recorded'],
  ]);
});
