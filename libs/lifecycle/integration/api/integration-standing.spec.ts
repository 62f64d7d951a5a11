import { standingOf } from './integration-standing.js';
import { IntegrationStatus } from './integration.type.js';

const { STARTED, LIVE, STALE, RETIRED, CLOSED } = IntegrationStatus;

it.each([
  ['NOT_STARTED', [], 'NOT_STARTED'],
  ['STARTED', [STARTED], 'STARTED'],
  ['STARTED', [STARTED, LIVE, STALE], 'LIVE'],
  ['STARTED', [STARTED, STALE, RETIRED], 'STALE'],
  ['STARTED', [RETIRED, STARTED], 'STARTED'],
  ['STARTED', [RETIRED, RETIRED], 'RETIRED'],
  ['CLOSED', [CLOSED, RETIRED], 'CLOSED'],
])('a stage that is %s with integrations that are %j stands at %s', (stage, integrations, standing) => {
  expect(
    standingOf(
      stage,
      integrations.map((status) => ({ status })),
    ),
  ).toBe(standing);
});
