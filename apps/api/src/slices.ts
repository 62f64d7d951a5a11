import { claimEvents, commandReceiptEvents } from '@entente/event-store';
import { rulesAcrossEverything, type EventDescriptor, type Reaction, type Rule, type Timer } from '@entente/kernel';
import { goToMarket } from '@entente/lifecycle/go-to-market';
import { inboundRequest } from '@entente/lifecycle/inbound-request';
import { integration } from '@entente/lifecycle/integration';
import { partnership } from '@entente/lifecycle/partnership';
import { revenue } from '@entente/lifecycle/revenue';
import { deliveries } from '@entente/programmes/deliveries';
import { policies } from '@entente/programmes/policies';
import type { Projection } from '@entente/read-store';
import type { Type } from '@nestjs/common';

/** What a stage or a programme brings along. */
interface Slice {
  readonly module: Type;
  readonly events: readonly EventDescriptor[];
  readonly projections: readonly Projection[];
  readonly reactions: readonly Reaction[];
  readonly timers: readonly Timer[];
  readonly rules: readonly Rule[];
}

/** A new stage is one folder and one line here. */
export const slices: readonly Slice[] = [inboundRequest, integration, goToMarket, revenue, partnership, deliveries, policies];

/** Every event that tells of a partnership or a policy; what the house keeps for itself, such as receipts of commands, is not among them. */
export const published: readonly EventDescriptor[] = slices.flatMap(({ events }) => events);

/** Every event type that may stand in the log. */
export const catalogued: readonly EventDescriptor[] = [...published, ...commandReceiptEvents, ...claimEvents];

/** Every rule of the product. */
export const rules: readonly Rule[] = [...slices.flatMap((slice) => slice.rules), ...rulesAcrossEverything];
