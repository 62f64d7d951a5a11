import { anEndedPartnershipRests, decider, ensure, partingNeedsAReason, theStageMustBeOpen, type EventOf } from '@entente/kernel';
import {
  PartnershipDeclined,
  PartnershipRequestLapsed,
  PartnershipRequested,
  RequestCaptured,
} from '../../inbound-request/domain/inbound-request.events.js';
import type { EndPartnership } from './partnership.commands.js';
import { PartnershipEnded, partnershipEvents } from './partnership.events.js';

interface Partnership {
  readonly status: 'NONE' | 'ALIVE' | 'DECLINED' | 'ENDED';
}

const requestFacts = [PartnershipRequested, RequestCaptured, PartnershipDeclined, PartnershipRequestLapsed] as const;

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
      return { status: state.status === 'ENDED' ? 'ENDED' : 'DECLINED' };
    case 'PartnershipEnded':
      return { status: 'ENDED' };
  }
}
