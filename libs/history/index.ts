export { HistoryModule } from './history.module.js';
export { timelineOf } from './read/timeline.projection.js';
export { plainState } from './replay/plain-state.js';
export { inWords } from './words/in-words.js';
export { differences, type Difference } from './replay/difference.js';
