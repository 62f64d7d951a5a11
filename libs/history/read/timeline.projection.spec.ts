import { partnershipId, partnershipRequested, recorded, requestPosted } from '@entente/testing';
import { projecting } from '../../testing/projecting.js';
import { NothingHappened, eventId, lifecycleEvents, ofPartnership, recordedAt } from '../../testing/read-side.js';
import { timelineOf } from './timeline.projection.js';

const timeline = timelineOf([...lifecycleEvents, NothingHappened]);

const row = (place: number, event: { readonly type: string; readonly data: unknown }) => ({
  id: eventId(place),
  partnershipId,
  position: place,
  stream: 'stage-partnership-1',
  revision: place - 1,
  type: event.type,
  recordedAt: recordedAt(place),
  data: event.data,
  metadata: { ...recorded(event).metadata, schemaVersion: event.type === 'PartnershipRequested' ? 2 : 1 },
});

describe('The timeline', () => {
  it('XX-7: tells every event of a partnership with its place, its time, what it says, who acted and why', async () => {
    await projecting(timeline)
      .given(partnershipRequested(), requestPosted())
      .gives(row(1, partnershipRequested()), row(2, requestPosted()));
  });

  it('tells the same words twice when they were said twice', async () => {
    await projecting(timeline).given(requestPosted(), requestPosted()).gives(row(1, requestPosted()), row(2, requestPosted()));
  });

  it('gives each event to its own partnership, and passes over what names none', async () => {
    const other = ofPartnership('partnership-2', requestPosted());
    await projecting(timeline)
      .given(NothingHappened({ at: recordedAt(1) }), other, requestPosted())
      .gives(...other.map((event) => ({ ...row(2, event), partnershipId: 'partnership-2' })), row(3, requestPosted()));
  });
});
