import { firedEarly, firedTwice, firings, recordedBackwards } from './alarms.js';
import type { RawEvent } from './raw-log.js';

const noon = '2020-02-11T12:00:00.000Z';
const later = '2020-02-11T12:01:00.000Z';

function raw(position: number, type: string, data: object, recordedAt = noon): RawEvent {
  const place = { position, stream: 'delivery-p', revision: position, id: `e${position}`, type, recordedAt };
  return { ...place, data: { partnershipId: 'p', ...data }, metadata: { actor: 'automation:a', commandId: 'c', causationId: 'e' } };
}

const ranOut = (position: number, ranOutAt: string) => raw(position, 'ClockRanOut', { clock: 'TRIAGE', dueAt: noon, ranOutAt });
const failed = raw(1, 'DeliveryFailed', { deliveryId: 'd', attempt: 1, retryAt: later });
const retried = (position: number, queuedAt: string) => raw(position, 'DeliveryQueued', { deliveryId: 'd', attempt: 2, queuedAt });
const first = raw(0, 'DeliveryQueued', { deliveryId: 'd', attempt: 1, queuedAt: noon });

describe('The inspection of what timers did', () => {
  it('counts what timers did, and not what was queued in the first place', () => {
    expect(firings([first, failed, retried(2, later), ranOut(3, noon)])).toHaveLength(2);
  });

  it('finds what was done twice', () => {
    expect(firedTwice([first, failed, retried(2, later), ranOut(3, noon)])).toEqual([]);
    expect(firedTwice([ranOut(3, noon), ranOut(4, later)])).toHaveLength(1);
    expect(firedTwice([failed, retried(2, later), retried(3, later)])).toHaveLength(1);
  });

  it('finds what was done before it was due', () => {
    expect(firedEarly([first, failed, retried(2, later), ranOut(3, noon)])).toEqual([]);
    expect(firedEarly([failed, retried(2, noon)])).toHaveLength(1);
    expect(firedEarly([ranOut(3, '2020-02-11T11:59:59.999Z')])).toHaveLength(1);
  });

  it('finds what the log says was recorded before the event before it', () => {
    expect(recordedBackwards([raw(1, 'A', {}), raw(2, 'A', {}), raw(3, 'A', {}, later)])).toEqual([]);
    expect(recordedBackwards([raw(1, 'A', {}, later), raw(2, 'A', {})])).toHaveLength(1);
  });
});
