export { deliveries } from './deliveries.module.js';
export * from './domain/delivery.events.js';
export { Outbox } from './outbox/outbox.js';
export { SlackCourier } from './outbox/slack-courier.js';
