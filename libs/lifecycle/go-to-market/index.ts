export * from './domain/go-to-market.events.js';
export { goToMarket } from './go-to-market.module.js';
