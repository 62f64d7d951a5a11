import { derivedId } from '@entente/access';
import {
  StoreFault,
  type AppendResult,
  type DomainEvent,
  type EventCatalogue,
  type EventStore,
  type NewEvent,
  type Revision,
} from '@entente/kernel';
import type { Execution } from './execution.js';
import type { Pause } from './pause.js';

/** How often an append whose outcome is unknown is sent altogether. */
const TRIES = 4;
/** A store that needed longer to say so has tried for as long as it may: whoever asked is told, and can ask again. */
const TRIED_WITHIN_MS = 1_000;

/** Where a command's events go, and what they are there for: the events' ids are derived from it. */
export interface Target {
  readonly stream: string;
  readonly expected: Revision | 'none';
  readonly purpose: string;
}

export interface Recording extends AppendResult {
  readonly appended: readonly NewEvent[];
}

/**
 * Writes a command's events: checked against their definitions, with full metadata, under ids that a repeat of the command
 * derives again, so that the log holds one set of them.
 */
export class EventRecorder {
  readonly #eventStore: EventStore;
  readonly #catalogue: EventCatalogue;
  readonly #pause: Pause;

  constructor(eventStore: EventStore, catalogue: EventCatalogue, pause: Pause) {
    this.#eventStore = eventStore;
    this.#catalogue = catalogue;
    this.#pause = pause;
  }

  /** @throws WrongExpectedRevision, StoreFault when the outcome stayed unknown, or the definition's error with nothing written */
  async record(execution: Execution, target: Target, events: readonly DomainEvent[]): Promise<Recording> {
    return this.append(target, this.stamped(execution, target, events));
  }

  /** @throws the definition's error when an event cannot be written */
  stamped(execution: Execution, { purpose }: Target, events: readonly DomainEvent[]): readonly NewEvent[] {
    return events.map((event, index) => this.#stamped(execution, event, derivedId(execution.metadata.commandId, purpose, index)));
  }

  /** @throws WrongExpectedRevision, StoreFault when the outcome stayed unknown */
  async append(target: Target, appended: readonly NewEvent[]): Promise<Recording> {
    return { ...(await this.#append(target, appended)), appended };
  }

  #stamped({ metadata }: Execution, event: DomainEvent, id: string): NewEvent {
    this.#catalogue.validate(event);
    const schemaVersion = this.#catalogue.of(event.type).version;
    return { id, type: event.type, data: event.data, metadata: { ...metadata, schemaVersion } };
  }

  async #append({ stream, expected }: Target, events: readonly NewEvent[]): Promise<AppendResult> {
    const late = performance.now() + TRIED_WITHIN_MS;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#eventStore.append(stream, expected, events);
      } catch (error) {
        if (!(error instanceof StoreFault) || attempt === TRIES || performance.now() > late) throw error;
      }
      await this.#pause(attempt);
    }
  }
}
