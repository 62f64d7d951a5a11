import type { ApiEvent } from '../../e2e/server/api-client.js';
import { doubledEvents, doubledRequests, lostEvents, movedEvents, wrongEffects } from './inspection.js';
import type { RawEvent } from './raw-log.js';

const at = '2020-02-11T09:14:07.000Z';
const names = {
  words: 'w',
  role: 'r',
  command: 'c',
  correlationId: 'x',
  policyVersion: 'p',
  schemaVersion: 1,
};

function raw(
  position: number,
  type: string,
  stated: { id?: string; actor?: string; causationId?: string; stream?: string } = {},
): RawEvent {
  const { id = `e${position}`, actor = 'ada', causationId = 'request', stream = 'integration-p' } = stated;
  const data = { partnershipId: 'p', partnerName: 'Mattermost' };
  return { position, stream, revision: 0, id, type, recordedAt: at, data, metadata: { actor, commandId: `c${position}`, causationId } };
}

function told({ metadata, ...event }: RawEvent, changed: Partial<ApiEvent> = {}): ApiEvent {
  return { ...event, ...names, ...metadata, ...changed };
}

const accepted = raw(1, 'PartnershipAccepted');
const started = raw(2, 'IntegrationStarted', { actor: 'automation:start', causationId: 'e1' });

describe('The inspection after the torture', () => {
  it('finds acknowledged events that are gone, stand elsewhere or say something else', () => {
    expect(lostEvents([told(accepted)], [accepted])).toEqual([]);
    expect(lostEvents([told(accepted)], [])).toHaveLength(1);
    expect(lostEvents([told(accepted, { position: 2 })], [accepted, started])).toHaveLength(1);
    expect(lostEvents([told(accepted, { data: { partnershipId: 'q' } })], [accepted])).toHaveLength(1);
  });

  it('finds what was recorded and told to nobody, receipts and automations apart', () => {
    expect(doubledEvents([told(accepted)], [accepted, started, raw(3, 'CommandReceived', { stream: 'commandReceipt-1' })])).toEqual([]);
    expect(doubledEvents([told(accepted)], [accepted, raw(3, 'PartnershipAccepted')])).toHaveLength(1);
  });

  it('finds a company with two open requests (IN-8)', () => {
    expect(doubledRequests([raw(1, 'RequestCaptured'), raw(2, 'PartnershipAccepted'), raw(3, 'PartnershipRequested')])).toEqual([]);
    expect(doubledRequests([raw(1, 'RequestCaptured')])).toEqual([]);
    expect(doubledRequests([raw(1, 'RequestCaptured'), raw(2, 'PartnershipRequested')])).toHaveLength(1);
  });

  it('finds events that changed, vanished or do not increase', () => {
    expect(movedEvents(['a'], ['a', 'b'], [accepted, started])).toEqual([]);
    expect(movedEvents(['a', 'b'], ['a', 'c'], [])).toHaveLength(1);
    expect(movedEvents(['a', 'b'], ['a'], [])).toHaveLength(1);
    expect(movedEvents([], [], [started, accepted])).toHaveLength(1);
  });

  it('finds effects that are missing, came twice or name another cause', () => {
    expect(wrongEffects([accepted, started])).toEqual([]);
    expect(wrongEffects([accepted])).toHaveLength(1);
    expect(wrongEffects([accepted, started, { ...started, position: 3 }])).toHaveLength(1);
    expect(wrongEffects([accepted, { ...started, metadata: { ...started.metadata, causationId: 'other' } }])).toHaveLength(1);
    expect(wrongEffects([started])).not.toEqual([]);
    expect(wrongEffects([raw(1, 'PartnershipEnded')])).toHaveLength(3);
  });
});
