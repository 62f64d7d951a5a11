import type { IntegrationType } from './integration.type.js';
import { IntegrationStatus } from './integration.type.js';

const { LIVE, STALE, STARTED } = IntegrationStatus;

/** What a stage with several integrations stands at: at what serves users best, else at what is still being built. */
export function standingOf(stage: string, integrations: readonly Pick<IntegrationType, 'status'>[]): string {
  if (stage !== 'STARTED') return stage;
  const stands = (wanted: IntegrationStatus): boolean => integrations.some(({ status }) => status === wanted);
  return [LIVE, STALE, STARTED].find(stands) ?? IntegrationStatus.RETIRED;
}
