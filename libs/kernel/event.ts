import { z } from 'zod';
import { isPersonal } from './vocabulary.js';

type Fields = Readonly<Record<string, z.ZodType>>;
type DataOf<F extends Fields> = Readonly<z.output<z.ZodObject<F>>>;

/** What happened, before it is recorded: a type in past tense and flat data. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** Turns data of one schema version into data of the next one. Pure. */
export type Upcaster = (data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** What a definition says of its event, whatever its fields are. */
export interface EventDescriptor {
  readonly type: string;
  /** The current schema version, from 1. */
  readonly version: number;
  readonly description: string;
  /** JSON Schema (2020-12) of the current version's data; personal fields carry `personal: true`. */
  readonly jsonSchema: Readonly<Record<string, unknown>>;
  readonly personalFields: readonly string[];
  /** Keyed by the version that an upcaster reads; each yields the next version. */
  readonly upcasters: Readonly<Record<number, Upcaster>>;
  /** Checks data before it is appended; throws {@link z.ZodError} naming the field. */
  validate(data: unknown): void;
}

/** A schema version that came after others, with the way from each of them to the next. */
export interface Versioned {
  readonly current: number;
  readonly upcasters: Readonly<Record<number, Upcaster>>;
}

/** An event's definition: call it with data to make the event. */
export interface EventDefinition<Type extends string, F extends Fields> extends EventDescriptor {
  (data: DataOf<F>): DomainEvent<Type, DataOf<F>>;
  readonly type: Type;
}

/** The event that a definition makes. */
export type EventOf<D> = D extends ((...args: never[]) => infer E extends DomainEvent) ? E : never;

/**
 * Defines an event once: its type, schema version (with the upcasters from older ones), description and fields.
 *
 * @example event('IntegrationDocumented', 1, 'The integration has public documentation', { docsUrl: Url })
 */
export function event<Type extends string, F extends Fields>(
  type: Type,
  version: number | Versioned,
  description: string,
  fields: F,
): EventDefinition<Type, F> {
  const { current, upcasters } = typeof version === 'number' ? { current: version, upcasters: {} } : version;
  const schema = z.strictObject(fields).describe(description);
  const make = (data: DataOf<F>): DomainEvent<Type, DataOf<F>> => ({ type, data });
  return Object.assign(make, {
    type,
    version: current,
    description,
    upcasters,
    jsonSchema: z.toJSONSchema(schema),
    personalFields: Object.keys(fields).filter((name) => isPersonal(fields[name] ?? z.never())),
    validate: (data: unknown) => void schema.parse(data),
  });
}
