export * from './domain/partnership.events.js';
export { partnership } from './partnership.module.js';
