export * from './domain/inbound-request.events.js';
export { GITLAB_INTAKE } from './api/gitlab-intake.guard.js';
export { inboundRequest } from './inbound-request.module.js';
