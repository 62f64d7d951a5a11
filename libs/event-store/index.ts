export { claimEvents } from './executor/claim.events.js';
export * from './executor/command-executor.js';
export * from './executor/command-handlers.js';
export { commandReceiptEvents } from './executor/command-receipt.events.js';
export * from './executor/stage-replay.js';
export { InMemoryEventStore } from './in-memory/in-memory-event-store.js';
export { checkLog, type LogFinding } from './sqlite/log-check.js';
export { LogAbsent } from './sqlite/log-errors.js';
export { SqliteEventStore } from './sqlite/sqlite-event-store.js';
