import { EventCatalogue } from '@entente/kernel';
import { noteCatalogue, noteMetadata } from '../../testing/new-events.js';
import type { LogFinding } from '../log/log-finding.js';
import type { Resolved } from './server-event.js';
import { ServerSweep } from './server-sweep.js';

type Event = NonNullable<Resolved['event']>;

/** As the server gives the events of `notes-a`, a hundred bytes apart. */
function given(position: number, its: Partial<Event> = {}): Resolved {
  const place = { commit: BigInt(position), prepare: BigInt(position) };
  const data = { partnershipId: 'p-1', text: 'a note' };
  const common = { id: crypto.randomUUID(), streamId: 'notes-a', type: 'NoteTaken', created: new Date(), data, metadata: noteMetadata() };
  return { event: { ...common, revision: BigInt(Math.ceil(position / 100) - 1), position: place, ...its } };
}

function swept(events: readonly Resolved[], catalogue = noteCatalogue): readonly LogFinding[] {
  const sweep = new ServerSweep(catalogue);
  return events.flatMap((event) => [...sweep.look(event)]);
}

describe('The sweep through a log on a server', () => {
  it('finds nothing in a sound one, and passes over what the server keeps for itself', () => {
    const own = { streamId: '$settings', type: '$Updated', revision: 7n, metadata: undefined };
    expect(swept([given(100), given(150, own), given(200), given(250, { streamId: 'notes-b', revision: 0n })])).toEqual([]);
  });

  it('names a stream that does not begin at its start, or goes on with another revision than the next, and goes on behind it', () => {
    expect(swept([given(200), given(300), given(500), given(600, { type: 'Unknown' })])).toEqual([
      { place: 'position 200, stream notes-a, revision 1', found: 'revision 0 was expected here' },
      { place: 'position 500, stream notes-a, revision 4', found: 'revision 3 was expected here' },
      { place: 'position 600, stream notes-a, revision 5', found: expect.stringContaining('UnknownEvent: No definition reads Unknown') },
    ]);
  });

  it('names what stands out of the log’s order', () => {
    expect(swept([given(100), given(300, { revision: 1n }), given(200, { streamId: 'notes-b', revision: 0n })])).toEqual([
      { place: 'position 200, stream notes-b, revision 0', found: 'stands behind position 300 in the log' },
    ]);
  });

  it('names events that were written in a transaction, have no metadata, or that this version cannot read', () => {
    const apart = { commit: 120n, prepare: 100n };
    expect(swept([given(100, { position: apart }), given(200, { metadata: undefined })])).toMatchObject([
      { place: 'position 120, stream notes-a, revision 0', found: expect.stringContaining('in a transaction') },
      { place: 'position 200, stream notes-a, revision 1', found: 'The event at position 200 has no metadata' },
    ]);
    expect(swept([given(100)], new EventCatalogue([]))).toMatchObject([{ found: expect.stringContaining('UnknownEvent') }]);
  });
});
