import { anEndedPartnershipRests, decider, ensure, partingNeedsAReason, theStageMustBeOpen, type EventOf } from '@entente/kernel';
import {
  PartnershipDeclined,
  PartnershipReferred,
  PartnershipRequestLapsed,
  PartnershipRequested,
  RequestCaptured,
  RequestWithdrawn,
} from '../../inbound-request/domain/inbound-request.events.js';
import type { EndPartnership } from './partnership.commands.js';
import { PartnershipEnded, partnershipEvents } from './partnership.events.js';

interface Partnership {
  readonly status: 'NONE' | 'ALIVE' | 'DECLINED' | 'WITHDRAWN' | 'REFERRED' | 'ENDED';
}

const requestFacts = [
  ...[PartnershipRequested, RequestCaptured, PartnershipDeclined],
  ...[RequestWithdrawn, PartnershipReferred, PartnershipRequestLapsed],
] as const;

const none: Partnership = { status: 'NONE' };

/** The partnership as a whole: it can end from any stage. */
export const partnershipDecider = decider({
  category: 'partnership',
  observes: ['inboundRequest'],
  records: partnershipEvents,
  facts: requestFacts,
  initialState: none,
  decide: end,
  evolve,
});

function end({ data }: EndPartnership, { status }: Partnership) {
  ensure(status !== 'ENDED', anEndedPartnershipRests, { status });
  ensure(status === 'ALIVE', theStageMustBeOpen, { status });
  ensure(data.reason.trim() !== '', partingNeedsAReason, { field: 'reason' });
  return [PartnershipEnded({ partnershipId: data.partnershipId, reason: data.reason, endedAt: data.now })];
}

function evolve(
  state: Partnership,
  event: EventOf<(typeof partnershipEvents)[number]> | EventOf<(typeof requestFacts)[number]>,
): Partnership {
  switch (event.type) {
    case 'PartnershipRequested':
    case 'RequestCaptured':
      return { status: state.status === 'NONE' ? 'ALIVE' : state.status };
    case 'PartnershipDeclined':
    case 'PartnershipRequestLapsed':
      return left(state, 'DECLINED');
    case 'RequestWithdrawn':
      return left(state, 'WITHDRAWN');
    case 'PartnershipReferred':
      return left(state, 'REFERRED');
    case 'PartnershipEnded':
      return { status: 'ENDED' };
  }
}

/** What left triage without acceptance has no partnership that could end. */
function left(before: Partnership, status: 'DECLINED' | 'WITHDRAWN' | 'REFERRED'): Partnership {
  return before.status === 'ENDED' ? before : { status };
}
