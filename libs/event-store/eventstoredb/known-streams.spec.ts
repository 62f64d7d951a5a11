import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { noteCatalogue, noteMetadata } from '../../testing/new-events.js';
import { KnownStreams } from './known-streams.js';
import { restored, type ServerEvent } from './server-event.js';

const STREAMS = ['notes-a', 'notes-b'] as const;
type Stream = (typeof STREAMS)[number];
type Doing = 'append' | 'tell' | 'skip' | 'read' | 'read late';

function aServerEvent(stream: string, revision: number, text = 'a note'): ServerEvent {
  return {
    ...{ id: randomUUID(), stream, revision, position: revision + 1, type: 'NoteTaken', category: 'notes' },
    ...{ data: { partnershipId: 'p', text }, metadata: noteMetadata(), recordedAt: '2020-02-11T09:14:07.000Z', append: undefined },
  };
}

/** Streams that grow, of which a process is told and which it reads, both behind what they hold. */
class Log {
  readonly known = new KnownStreams(noteCatalogue);
  readonly #streams: ReadonlyMap<string, ServerEvent[]> = new Map(STREAMS.map((stream) => [stream, []]));
  readonly #told = new Map<string, number>();

  of(stream: Stream): ServerEvent[] {
    return this.#streams.get(stream) ?? [];
  }

  readonly does: Readonly<Record<Doing, (stream: Stream) => void>> = {
    append: (stream) => void this.of(stream).push(aServerEvent(stream, this.of(stream).length)),
    tell: (stream) => this.#tell(stream, 0),
    skip: (stream) => this.#tell(stream, 1),
    read: (stream) => this.#read(stream, this.of(stream).length),
    'read late': (stream) => this.#read(stream, this.of(stream).length - 1),
  };

  /** The log's end is followed in its order; a process that began late was not told of all. */
  #tell(stream: Stream, skipped: number): void {
    const next = (this.#told.get(stream) ?? 0) + skipped;
    const event = this.of(stream)[next];
    if (event === undefined) return;
    this.#told.set(stream, next + 1);
    this.known.add(event);
  }

  #read(stream: Stream, asOf: number): void {
    const events = this.of(stream).slice(0, Math.max(asOf, 0)).map(given);
    this.known.learn(stream, events, Math.min(this.known.countOf(stream), events.length));
  }
}

const given = (event: ServerEvent) => restored(event, noteCatalogue);
const actions = fc.array(
  fc.record({
    stream: fc.constantFrom(...STREAMS),
    does: fc.constantFrom<Doing>('append', 'append', 'tell', 'tell', 'skip', 'read', 'read late'),
  }),
  { maxLength: 60 },
);

/** One that was asked for each of these streams. */
function asked(...streams: readonly string[]): KnownStreams {
  const known = new KnownStreams(noteCatalogue);
  for (const stream of streams) known.recall(stream);
  return known;
}

describe('The streams that a process knows', () => {
  it('are what their logs hold from the first event on, without a gap, whatever is read and told in which order', () => {
    fc.assert(
      fc.property(actions, (all) => {
        const log = new Log();
        for (const { stream, does } of all) {
          log.known.recall(stream);
          log.does[does](stream);
          const recalled = log.known.recall(stream);
          if (recalled !== undefined) expect(recalled).toEqual(log.of(stream).slice(0, recalled.length).map(given));
          if (does === 'read') expect(recalled).toHaveLength(log.of(stream).length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('go on with what is told, and give what was given before as it was', () => {
    const known = asked('notes-a');
    known.learn('notes-a', [], 0);
    known.add(aServerEvent('notes-a', 0));
    const before = known.recall('notes-a');
    known.add(aServerEvent('notes-a', 1));
    expect(before).toHaveLength(1);
    expect(known.recall('notes-a')).toHaveLength(2);
    expect(known.recall('notes-b')).toBeUndefined();
  });

  it('are those that were asked for, and not all that are read', () => {
    const known = asked('notes-a');
    for (const stream of STREAMS) known.learn(stream, [given(aServerEvent(stream, 0))], 0);
    expect(STREAMS.map((stream) => known.recall(stream)?.length)).toEqual([1, undefined]);
  });

  it('are forgotten when they were cut, and when what is told of them cannot be read', () => {
    const known = asked(...STREAMS);
    for (const stream of STREAMS) known.learn(stream, [given(aServerEvent(stream, 0))], 0);
    known.learn('notes-a', [], 1);
    known.add({ ...aServerEvent('notes-b', 1), type: 'OfAnotherProgram' });
    expect(STREAMS.map((stream) => known.recall(stream))).toEqual([undefined, undefined]);
  });

  it('are short ones', () => {
    const known = asked('notes-a');
    known.learn('notes-a', [], 0);
    for (let revision = 0; revision < 64; revision += 1) known.add(aServerEvent('notes-a', revision));
    expect(known.recall('notes-a')).toHaveLength(64);
    known.add(aServerEvent('notes-a', 64));
    expect(known.recall('notes-a')).toBeUndefined();
  });

  it('are those that were asked for last, by number', () => {
    const streams = Array.from({ length: 4_096 }, (_none, number) => `notes-${number}`);
    const known = asked(...streams);
    for (const stream of streams) known.learn(stream, [], 0);
    expect(known.recall('notes-0')).toEqual([]);
    known.recall('notes-one-more');
    expect(known.recall('notes-0')).toEqual([]);
    expect(known.recall('notes-1')).toBeUndefined();
  });

  it('hold some megabytes together at the most', () => {
    const streams = Array.from({ length: 20 }, (_none, number) => `notes-${number}`);
    const known = asked();
    for (const stream of streams) {
      known.recall(stream);
      known.learn(stream, [given(aServerEvent(stream, 0, 'x'.repeat(900_000)))], 0);
    }
    expect(streams.filter((stream) => known.countOf(stream) > 0)).toEqual(streams.slice(-9));
  });
});
