export * from './a-policy.js';
export * from './given.js';
