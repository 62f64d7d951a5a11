export * from './domain/inbound-request.events.js';
export { inboundRequest } from './inbound-request.module.js';
