import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { DeliveryResolver } from './api/delivery.resolver.js';
import { whenRequestPostedThenQueueDelivery } from './automation/when-request-posted-then-queue-delivery.js';
import { whenRetryIsDueThenRetryDelivery } from './automation/when-retry-is-due-then-retry-delivery.js';
import * as commands from './domain/delivery.commands.js';
import { deliveryDecider } from './domain/delivery.decider.js';
import { deliveryEvents } from './domain/delivery.events.js';
import * as rules from './domain/delivery.rules.js';
import { deliveries as deliveriesProjection } from './read/deliveries.projection.js';
import { DeliveriesHandler } from './read/deliveries.query.js';

@Module({ providers: [...commandHandlers(deliveryDecider, Object.values(commands)), DeliveriesHandler, DeliveryResolver] })
class DeliveriesModule {}

export const deliveries = {
  module: DeliveriesModule,
  events: deliveryEvents,
  projections: [deliveriesProjection],
  reactions: [whenRequestPostedThenQueueDelivery],
  timers: [whenRetryIsDueThenRetryDelivery],
  rules: Object.values(rules),
};
