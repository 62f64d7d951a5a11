import type { EventCatalogue, Position, Revision } from '@entente/kernel';
import { said, type LogFinding } from '../log/log-finding.js';
import { isServersOwn, restored, serverEvent, type Resolved } from './server-event.js';

type Given = NonNullable<Resolved['event']>;

/** Looks at events as a server gives them, one after the other, and goes on behind what is wrong. */
export class ServerSweep {
  readonly #catalogue: EventCatalogue;
  /** What remains of what was seen: a number for each stream. */
  readonly #next = new Map<string, Revision>();
  #last: Position = 0;

  constructor(catalogue: EventCatalogue) {
    this.#catalogue = catalogue;
  }

  /** Behind all before it in the log, the next one of its stream, and that this version can read it. */
  *look(resolved: Resolved): Generator<LogFinding> {
    const { event } = resolved;
    if (event === undefined || isServersOwn(event)) return;
    const place = placeOf(event);
    const revision = Number(event.revision);
    const expected = this.#next.get(event.streamId) ?? 0;
    this.#next.set(event.streamId, revision + 1);
    if (revision !== expected) yield { place, found: `revision ${expected} was expected here` };
    yield* this.#read(resolved, place);
  }

  *#read(resolved: Resolved, place: string): Generator<LogFinding> {
    try {
      const event = serverEvent(resolved);
      if (event === undefined) return;
      if (event.position <= this.#last) yield { place, found: `stands behind position ${this.#last} in the log` };
      this.#last = event.position;
      restored(event, this.#catalogue);
    } catch (error) {
      yield { place, found: said(error) };
    }
  }
}

function placeOf({ position, streamId, revision }: Given): string {
  return `position ${position?.commit ?? 'unknown'}, stream ${streamId}, revision ${revision}`;
}
