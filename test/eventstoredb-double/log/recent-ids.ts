import type { EventRecord } from './event-record.js';

const MOST = 32_768;

/** The server's memory of recent ids: bounded, of this process alone, and compared within a stream. */
export class RecentIds {
  readonly #records = new Map<string, EventRecord>();

  add(record: EventRecord): void {
    this.#records.set(keyOf(record.stream, record.id), record);
    for (const oldest of this.#records.keys()) {
      if (this.#records.size <= MOST) break;
      this.#records.delete(oldest);
    }
  }

  of(stream: string): (id: string) => EventRecord | undefined {
    return (id) => this.#records.get(keyOf(stream, id));
  }

  forget(): void {
    this.#records.clear();
  }
}

const keyOf = (stream: string, id: string): string => `${stream}\n${id}`;
