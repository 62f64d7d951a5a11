export * from './a-policy.js';
export * from './given.js';
export * from './lifecycle-builders.js';
export * from './play.js';
export * from './recorded.js';
