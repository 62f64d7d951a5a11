import { at, certifiedUntil, integrationWentLive, partnershipId, recorded } from '@entente/testing';
import { MarkIntegrationStale } from '../domain/integration.commands.js';
import { IntegrationCertified, IntegrationClosed, IntegrationRetired } from '../domain/integration.events.js';
import { whenCertificateRunsOutThenMarkStale as timer } from './when-certificate-runs-out-then-mark-stale.js';

const one = { partnershipId, integrationId: 'teamcity' };
const clock = { partnershipId, key: 'teamcity' };

describe('When a certificate runs out, the integration is marked stale', () => {
  it('sets the clock when the integration goes live, and anew when it is certified', () => {
    const until = '2022-02-11T09:14:07.000Z';
    expect(timer.wind(recorded(integrationWentLive()))).toEqual([{ ...clock, dueAt: certifiedUntil }]);
    expect(timer.wind(recorded(IntegrationCertified({ ...one, certifiedUntil: until, certifiedAt: at })))).toEqual([
      { ...clock, dueAt: until },
    ]);
  });

  it('has no clock for what went live before there were certificates', () => {
    expect(timer.wind(recorded(integrationWentLive({ certifiedUntil: null })))).toEqual([{ ...clock, dueAt: null }]);
  });

  it('stops the clock of a retired integration, and of all when the stage closes', () => {
    expect(timer.wind(recorded(IntegrationRetired({ ...one, reason: 'Replaced', retiredAt: at })))).toEqual([{ ...clock, dueAt: null }]);
    const closed = IntegrationClosed({
      partnershipId,
      integrationIds: ['teamcity', 'jira'],
      reason: 'Ended',
      closedWhile: 'STARTED',
      closedAt: at,
    });
    expect(timer.wind(recorded(closed))).toEqual([
      { ...clock, dueAt: null },
      { partnershipId, key: 'jira', dueAt: null },
    ]);
  });

  it('commands for the certificate that ran out', () => {
    const alarm = { ...clock, dueAt: certifiedUntil, now: '2021-02-12T00:00:00.000Z' };
    expect(timer.fire(alarm)).toEqual(new MarkIntegrationStale({ ...one, certifiedUntil, now: alarm.now }));
  });
});
