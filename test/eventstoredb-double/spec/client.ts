import { EventStoreDBClient, jsonEvent, type AllStreamResolvedEvent, type EventData, type ResolvedEvent } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { EventStoreDouble, type DoubleOptions } from '../event-store-double.js';

/** Given with a call they choose the unary path of an append, also where nobody asks for them. */
export const unary = { credentials: { username: 'admin', password: 'changeit' } };
export const PATHS: readonly [string, Partial<typeof unary>][] = [
  ['the unary path', unary],
  ['the batch path', {}],
];

export const aStream = (category = 'notes'): string => `${category}-${randomUUID()}`;

export function aNote(text = '', id: string = randomUUID()): EventData {
  return jsonEvent({ id, type: 'NoteTaken', data: { text }, metadata: { by: 'us' } });
}

export const notes = (count: number): EventData[] => Array.from({ length: count }, (_, index) => aNote(`${index}`));

/** A double and the unmodified client, for the tests of one file. */
export class World {
  readonly #options: DoubleOptions;
  #double: EventStoreDouble | undefined;
  #client: EventStoreDBClient | undefined;

  constructor(options: DoubleOptions = {}) {
    this.#options = options;
    beforeAll(async () => {
      this.#double = await EventStoreDouble.start(this.#options);
      this.#client = this.anotherClient();
    });
    afterEach(() => this.double.faults.allOff());
    afterAll(async () => {
      await this.client.dispose();
      await this.double.stop();
    });
  }

  get double(): EventStoreDouble {
    if (this.#double === undefined) throw new Error('The double has not started');
    return this.#double;
  }

  get client(): EventStoreDBClient {
    return this.#client ?? this.anotherClient();
  }

  anotherClient(parameters = ''): EventStoreDBClient {
    return EventStoreDBClient.connectionString(`${this.double.connectionString}${parameters}`);
  }
}

type Read = AllStreamResolvedEvent | ResolvedEvent;

export async function gather(events: AsyncIterable<Read>): Promise<Read[]> {
  const gathered: Read[] = [];
  for await (const event of events) gathered.push(event);
  return gathered;
}

export const idsOf = (events: readonly Read[]): (string | undefined)[] => events.map(({ event }) => event?.id);
