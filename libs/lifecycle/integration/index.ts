export * from './domain/integration.events.js';
export { integration } from './integration.module.js';
