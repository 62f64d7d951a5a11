import { anEndedPartnershipRests, ensure, nothingBeforeTriage, theStageMustBeOpen } from '@entente/kernel';
import { aRetiredIntegrationRests, oneOfTheIntegrations } from './integration.rules.js';
import type { Integration, Integrations } from './integration.state.js';

export function ensureAlive(state: Integrations): void {
  ensure(state.accepted, nothingBeforeTriage, { accepted: state.accepted });
  ensure(!state.ended && state.status !== 'CLOSED', anEndedPartnershipRests, { status: state.status });
}

/** The integration that a command is about, which is not retired; null names the only one. */
export function integrationUnderWay({ integrationId }: { readonly integrationId: string | null }, state: Integrations): Integration {
  ensureAlive(state);
  ensure(state.status === 'STARTED', theStageMustBeOpen, { stage: 'INTEGRATION', status: state.status });
  const found = named(integrationId, state);
  const known = state.integrations.map((one) => one.integrationId);
  ensure(found !== undefined, oneOfTheIntegrations, { field: 'integrationId', integrationId, known });
  ensure(!found.retired, aRetiredIntegrationRests, { integrationId: found.integrationId, retired: true });
  return found;
}

export function named(integrationId: string | null, { integrations }: Integrations): Integration | undefined {
  if (integrationId !== null) return integrations.find((one) => one.integrationId === integrationId);
  return integrations.length === 1 ? integrations[0] : undefined;
}
