import type { EventDescriptor, EventOf, Recorded, RecordedEvent } from '@entente/kernel';
import { fingerprintOf, shapeOf } from '../tables/table-shape.js';
import type { FieldsOf, Table } from '../tables/table.js';
import type { Operation } from './operation.js';

type Change<T extends Table> = Operation<FieldsOf<T>> | readonly Operation<FieldsOf<T>>[];

/** For each event what becomes of the rows. */
export type Handlers<D extends EventDescriptor, T extends Table> = {
  readonly [Type in D['type']]: (event: Recorded<EventOf<Extract<D, { readonly type: Type }>>>) => Change<T>;
};

/** How a read model follows from the log. Pure: the same events give the same rows, however often they come. */
export interface Projection {
  readonly name: string;
  readonly table: Table;
  /** Raised by hand when the handlers change: the runner then builds the table anew. */
  readonly version: number;
  /** The event types that it handles. */
  readonly types: readonly string[];
  /** Differs when name, version, table or event versions differ. */
  readonly fingerprint: string;
  /** Differs when the table differs. */
  readonly shape: string;
  /** What the event changes; whatever a handler throws is the event's fault and parks it. */
  apply(event: RecordedEvent): readonly Operation[];
}

/**
 * Defines a projection. Handlers give absolute values, never differences, so that a second delivery changes nothing.
 *
 * @example projection('integration-board', { table: integrationsTable, version: 1, on: [IntegrationStarted], handlers: {
 *   IntegrationStarted: ({ data }) => upsert(data.partnershipId, { status: 'STARTED' }),
 * } })
 */
export function projection<T extends Table, D extends EventDescriptor>(
  name: string,
  parts: {
    readonly table: T;
    readonly version: number;
    readonly on: readonly D[];
    readonly handlers: Handlers<D, T>;
  },
): Projection;
// Each handler meets events of its own type alone: the overload ties the two together, the map below finds one by the other.
export function projection(name: string, parts: ErasedParts): Projection {
  return erased(name, parts);
}

function erased(name: string, { table, version, on, handlers }: ErasedParts): Projection {
  const byType = new Map(Object.entries(handlers));
  const shape = shapeOf(table);
  return {
    name,
    table,
    version,
    types: on.map(({ type }) => type),
    shape,
    fingerprint: fingerprintOf({ name, version, shape, events: on.map((event) => [event.type, event.version]) }),
    apply: (event) => listed(byType.get(event.type)?.(event) ?? []),
  };
}

/** Defines a projection that does the same with every event it is given. */
export function projectionOfAll<T extends Table>(
  name: string,
  parts: {
    readonly table: T;
    readonly version: number;
    readonly on: readonly EventDescriptor[];
    readonly handle: (event: RecordedEvent) => Change<T>;
  },
): Projection {
  const { table, version, on, handle } = parts;
  const handlers = Object.fromEntries(on.map(({ type }) => [type, handle]));
  return erased(name, { table, version, on, handlers });
}

interface ErasedParts {
  readonly table: Table;
  readonly version: number;
  readonly on: readonly EventDescriptor[];
  readonly handlers: Readonly<Record<string, (event: RecordedEvent) => Operation | readonly Operation[]>>;
}

function listed(change: Operation | readonly Operation[]): readonly Operation[] {
  return 'kind' in change ? [change] : change;
}
