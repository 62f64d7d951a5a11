import fc from 'fast-check';
import { goToMarketDecider } from '../../../libs/lifecycle/go-to-market/domain/go-to-market.decider.js';
import { inboundRequestDecider } from '../../../libs/lifecycle/inbound-request/domain/inbound-request.decider.js';
import { integrationDecider } from '../../../libs/lifecycle/integration/domain/integration.decider.js';
import { partnershipDecider } from '../../../libs/lifecycle/partnership/domain/partnership.decider.js';
import { revenueDecider } from '../../../libs/lifecycle/revenue/domain/revenue.decider.js';
import { deliveryDecider } from '../../../libs/programmes/deliveries/domain/delivery.decider.js';
import { policyDecider } from '../../../libs/programmes/policies/domain/policy.decider.js';
import { requestCommands } from './request-commands.js';
import {
  deliveryCommands,
  goToMarketCommands,
  integrationCommands,
  partnershipCommands,
  policyCommands,
  revenueCommands,
} from './stage-commands.js';
import { stage, type Draft, type Stage } from './table.js';

/** Everything that can be commanded. A new stage is one line here. */
export const stages: readonly Stage[] = [
  stage(inboundRequestDecider, requestCommands),
  stage(integrationDecider, integrationCommands),
  stage(goToMarketDecider, goToMarketCommands),
  stage(revenueDecider, revenueCommands),
  stage(partnershipDecider, partnershipCommands),
  stage(deliveryDecider, deliveryCommands),
  stage(policyDecider, policyCommands),
];

/** Any command of any stage, most of them of the one that the story is about. */
export function draftsMostlyOf(subject: string): fc.Arbitrary<Draft> {
  return fc.oneof(
    ...stages.map(({ decider: { category }, drafts, types }) => ({
      weight: types.length * (category === subject ? 8 : 1),
      arbitrary: drafts,
    })),
  );
}
