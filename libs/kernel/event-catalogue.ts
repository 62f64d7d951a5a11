import type { DomainEvent, EventDescriptor } from './event.js';
import type { RecordedEvent } from './recorded-event.js';

/** Thrown when an event's type or schema version is in no definition. */
export class UnknownEvent extends Error {
  constructor(type: string, version: number) {
    super(`No definition reads ${type} in schema version ${version}`);
    this.name = 'UnknownEvent';
  }
}

/** Every event type of the product: checks what is written, and brings what is read to the current schema version. */
export class EventCatalogue {
  readonly #byType: ReadonlyMap<string, EventDescriptor>;

  constructor(descriptors: Iterable<EventDescriptor>) {
    this.#byType = new Map([...descriptors].map((descriptor) => [descriptor.type, descriptor]));
  }

  get all(): readonly EventDescriptor[] {
    return [...this.#byType.values()];
  }

  /** @throws UnknownEvent when no definition has this type */
  of(type: string): EventDescriptor {
    const descriptor = this.#byType.get(type);
    if (descriptor === undefined) throw new UnknownEvent(type, 0);
    return descriptor;
  }

  /**
   * Checks an event before it is written.
   * @throws UnknownEvent on a type without definition, or a validation error that names the field
   */
  validate({ type, data }: DomainEvent): void {
    this.of(type).validate(data);
  }

  /**
   * The event in its current schema version: upcasters run one after the other, metadata stays as written.
   * @throws UnknownEvent when a version has no way to the current one
   */
  upcast(event: RecordedEvent): RecordedEvent {
    const descriptor = this.of(event.type);
    let version = event.metadata.schemaVersion;
    if (version === descriptor.version) return event;
    let data = event.data;
    for (; version < descriptor.version; version += 1) {
      const step = descriptor.upcasters[version];
      if (step === undefined || !isRecord(data)) throw new UnknownEvent(event.type, version);
      data = step(data);
    }
    if (version > descriptor.version) throw new UnknownEvent(event.type, version);
    return { ...event, data };
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
