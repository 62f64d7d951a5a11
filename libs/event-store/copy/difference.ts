import type { WrittenEvent } from '../log/stored-event.js';
import type { Reading } from './reading.js';

const FACTS = ['stream', 'revision', 'id', 'type', 'recordedAt', 'data', 'metadata'] as const;

/** In what two logs differ at the place that both readings have come to, in words; undefined when they do not. */
export function differenceAt(place: number, [one, first]: Sight, [other, second]: Sight): string | undefined {
  const fact = one === undefined || other === undefined ? undefined : FACTS.find((name) => one[name] !== other[name]);
  if (fact === undefined && (one === undefined) === (other === undefined)) return undefined;
  const about = fact === undefined ? 'there is one in one of them alone' : `they differ in ${fact}`;
  return `At event ${place} of the log’s order ${about}: ${first.log.name} has ${inWords(one)}, ${second.log.name} has ${inWords(other)}`;
}

/** What a reading came to; undefined at its end. */
type Sight = readonly [event: WrittenEvent | undefined, reading: Reading];

/** What an event says stays untold: it may be about people. */
function inWords(event: WrittenEvent | undefined): string {
  if (event === undefined) return 'none';
  const { type, id, stream, revision, recordedAt } = event;
  return `${type} ${id} (${stream}, revision ${revision}, recorded at ${recordedAt})`;
}
