import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient, type Answer } from '../../e2e/server/api-client.js';
import type { Ledger } from '../torture/ledger.js';
import { PLACES, type Installation, type Place } from './installation.js';
import { LOOK, Look } from './own-write.js';

const AGAIN_MS = 50;
const SERVED_WITHIN_MS = 60_000;

/** A caller of each replica, of that one alone, who takes the time until it is served. */
export class Recovery {
  /** From when a majority of the log's servers had a leader until both replicas had taken a command and shown its effect. */
  readonly ms: number[] = [];
  readonly #installation: Installation;
  readonly #ledger: Ledger;
  readonly #token: string;
  #probes = 0;

  constructor(installation: Installation, ledger: Ledger, token: string) {
    this.#installation = installation;
    this.#ledger = ledger;
    this.#token = token;
  }

  async time(): Promise<void> {
    const began = performance.now();
    await Promise.all(PLACES.map((place) => this.#serve(place)));
    this.ms.push(Math.round(performance.now() - began));
  }

  async #serve(place: Place): Promise<void> {
    const client = new ApiClient(this.#installation.addressOf(place), this.#token);
    this.#probes += 1;
    const key = `probe-${this.#probes}`;
    const sent = { key, mutation: 'captureRequest', input: { partnerName: key, briefDescription: 'They wrote' } };
    const answer = await untilAnswered<Answer>(() => client.command(sent.mutation, sent.input, key));
    this.#ledger.enter(sent, answer);
    await untilAnswered(() => client.ask(Look, LOOK, { id: answer.partnershipId, token: answer.consistencyToken }));
  }
}

/** Whatever goes wrong is asked again soon; who is not served at all is told in the end. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  const late = performance.now() + SERVED_WITHIN_MS;
  for (;;) {
    try {
      return await ask();
    } catch (fault) {
      if (performance.now() > late) throw fault;
    }
    await pause(AGAIN_MS);
  }
}
