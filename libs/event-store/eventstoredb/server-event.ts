import {
  LogDamaged,
  type EventCatalogue,
  type EventMetadata,
  type Instant,
  type Position,
  type RecordedEvent,
  type Revision,
} from '@entente/kernel';
import type { Kind } from '../log/event-filter.js';
import { categoryOf } from '../log/stored-event.js';

/** Stands in the metadata of an append's last event, and names the one call that wrote it. */
export const APPEND_MARK = '$append';

/** Stands in the metadata of an event that was copied from another log: when that log took it. */
export const RECORDED_AT = '$recordedAt';

/** A place in the server's log: two byte offsets. */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** A server's fault once gave a place that stands for the end of all logs: what is behind it is never told. */
const BEYOND_ALL = 2n ** 63n;

export function isPlace({ commit, prepare }: Place): boolean {
  return commit < BEYOND_ALL && prepare < BEYOND_ALL;
}

/** An event of ours as the server gave it. */
export interface ServerEvent extends Kind {
  readonly id: string;
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  readonly recordedAt: Instant;
  readonly data: unknown;
  readonly metadata: EventMetadata;
  /** The call that wrote it, when it is the last of its append. */
  readonly append: string | undefined;
}

/** What the adapter adds to an event's metadata, and takes away on reading. */
interface ServersOwn {
  readonly [APPEND_MARK]?: string;
  readonly [RECORDED_AT]?: Instant;
}

/** An event as the client gives it, from a stream or from all of them. */
export interface Resolved {
  readonly event?:
    | {
        readonly id: string;
        readonly streamId: string;
        readonly revision: bigint;
        readonly type: string;
        readonly created: Date;
        readonly data: unknown;
        readonly metadata?: unknown;
        readonly position?: Place | undefined;
      }
    | undefined;
}

/** Whether the server wrote it for itself. */
export function isServersOwn({ streamId, type }: { readonly streamId: string; readonly type: string }): boolean {
  return streamId.startsWith('$') || type.startsWith('$');
}

/** The event as ours; undefined for the server's own. */
export function serverEvent({ event }: Resolved): ServerEvent | undefined {
  if (event === undefined || isServersOwn(event)) return undefined;
  const { id, streamId: stream, type, data } = event;
  const position = positionOf(event.position, `stream ${stream}, revision ${event.revision}`);
  const { [APPEND_MARK]: append, [RECORDED_AT]: recordedAt, ...metadata } = metadataOf(event.metadata, position);
  return {
    ...{ id, stream, type, data, position, metadata },
    category: categoryOf(stream),
    revision: Number(event.revision),
    recordedAt: recordedAt ?? event.created.toISOString(),
    append,
  };
}

/** Where an event stands in the server's log; undefined when the server does not say. */
export function placeOf({ event }: Resolved): Place | undefined {
  return event?.position;
}

/** The place at which an event of ours begins. */
export function placeAt(position: Position): Place {
  return { commit: BigInt(position), prepare: BigInt(position) };
}

/**
 * The port's position of an event: its commit position, which equals the prepare position of all that is written without an
 * explicit transaction.
 * @throws LogDamaged when it does not, or is no safe integer
 */
export function positionOf(place: Place | undefined, of: string): Position {
  if (place === undefined) throw new LogDamaged(`The event store does not tell the position of ${of}`);
  const { commit, prepare } = place;
  if (commit !== prepare) throw new LogDamaged(`${of} was written in a transaction: commit ${commit}, prepare ${prepare}`);
  const position = Number(commit);
  if (!Number.isSafeInteger(position)) throw new LogDamaged(`${of} stands at ${commit}, beyond the last position that is told apart`);
  return position;
}

/** The event in its current schema version. */
export function restored(event: ServerEvent, catalogue: EventCatalogue): RecordedEvent {
  const { id, stream, revision, position, recordedAt, type, data, metadata } = event;
  return catalogue.upcast({ id, stream, revision, position, recordedAt, type, data, metadata });
}

/** All metadata has about as much. */
const CHARACTERS_OF_METADATA = 512;

/** About so many characters does the event hold. */
export function sizeOf({ data }: Pick<ServerEvent, 'data'>): number {
  return JSON.stringify(data).length + CHARACTERS_OF_METADATA;
}

function metadataOf(metadata: unknown, position: Position): EventMetadata & ServersOwn {
  if (!isMetadata(metadata)) throw new LogDamaged(`The event at position ${position} has no metadata`);
  return metadata;
}

function isMetadata(value: unknown): value is EventMetadata {
  return typeof value === 'object' && value !== null;
}
