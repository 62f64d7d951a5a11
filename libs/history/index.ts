export { HistoryModule } from './history.module.js';
export { timelineOf } from './read/timeline.projection.js';
