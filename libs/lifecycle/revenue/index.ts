export * from './domain/revenue.events.js';
export { revenue } from './revenue.module.js';
