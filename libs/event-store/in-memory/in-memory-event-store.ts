import {
  WrongExpectedRevision,
  type AppendResult,
  type Clock,
  type EventCatalogue,
  type ExpectedRevision,
  type NewEvent,
} from '@entente/kernel';
import { appendRequest } from '../log/append-request.js';
import { judge } from '../log/append-verdict.js';
import { EmbeddedEventStore } from '../log/embedded-event-store.js';
import { Tail } from '../log/tail.js';
import { MemoryLog } from './memory-log.js';

/** A log that lives as long as its process: all the port's guarantees but durability. For tests and trials. */
export class InMemoryEventStore extends EmbeddedEventStore {
  protected override readonly pages = new MemoryLog();
  protected override readonly tail = new Tail(0);
  protected override readonly catalogue: EventCatalogue;
  readonly #clock: Clock;

  constructor(options: { readonly clock: Clock; readonly catalogue: EventCatalogue }) {
    super();
    this.#clock = options.clock;
    this.catalogue = options.catalogue;
  }

  override async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    this.ensureOpen();
    const request = appendRequest({ stream, expected, events });
    const verdict = judge(request, this.pages);
    switch (verdict.kind) {
      case 'refused':
        throw new WrongExpectedRevision(stream, expected, verdict.actual);
      case 'repeated':
        return { position: verdict.position, revision: verdict.revision, recordedAt: verdict.recordedAt, repeated: true };
      case 'write': {
        const last = this.pages.write(request, verdict.after, this.#clock.now());
        this.tail.advance(last.position);
        return { ...last, repeated: false };
      }
    }
  }

  override async close(): Promise<void> {
    this.tail.close();
  }
}
