import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient, ServerGone, StrangeAnswer, type Answer, type Reply } from '../../e2e/server/api-client.js';
import { otherThan, type Installation, type Place } from './installation.js';
import { LOOK, Look, missedOf } from './own-write.js';
import type { Tally } from './tally.js';

const MOST_TRIES = 20;
const LONGEST_PAUSE_MS = 1_000;
/** Longer than any question waits by itself. */
const ANSWERED_WITHIN_MS = 30_000;
/** A fault of our own, or what GraphQL did not say: of that a caller can make nothing. */
const UNRULY = /^(?:INTERNAL_SERVER_ERROR|HTTP|NO ANSWER IN TIME)/;

/**
 * A caller of two replicas in turn. What one of them does not answer it asks the other one, with the same idempotency key; and after
 * each command it looks at both with the token that it was given.
 */
export class Rover extends ApiClient {
  readonly #installation: Installation;
  readonly #token: string;
  readonly #tally: Tally;
  #place: Place;

  constructor(installation: Installation, token: string, { tally, first }: { readonly tally: Tally; readonly first: Place }) {
    super('', token);
    this.#installation = installation;
    this.#token = token;
    this.#tally = tally;
    this.#place = first;
  }

  override async command(mutation: string, input: object, key?: string): Promise<Answer> {
    this.#place = otherThan(this.#place);
    const began = performance.now();
    const answer = await super.command(mutation, input, key);
    this.#tally.commandMs.push(performance.now() - began);
    await Promise.all([this.#look(this.#place, answer), this.#look(otherThan(this.#place), answer)]);
    return answer;
  }

  override post(query: string, variables: object = {}): Promise<Reply> {
    return this.#asked(this.#place, query, variables);
  }

  async #look(place: Place, answer: Answer): Promise<void> {
    const began = performance.now();
    const { data } = await this.#asked(place, LOOK, { id: answer.partnershipId, token: answer.consistencyToken });
    this.#tally.readMs.push(performance.now() - began);
    const who = answer.events.map(({ type, position }) => `${type} at ${position}`).join(', ');
    const missed = missedOf(answer, Look.parse(data));
    this.#tally.stale.push(...missed.map((what) => `replica ${place} after ${who}: ${what}`));
  }

  /** @throws ServerGone when asking again did not help */
  async #asked(first: Place, query: string, variables: object): Promise<Reply> {
    const met: string[] = [];
    let place = first;
    while (met.length < MOST_TRIES) {
      const reply = await this.#tried(place, query, variables);
      if (typeof reply !== 'string') {
        this.#tally.heal(met.map(codeOf));
        return reply;
      }
      met.push(reply);
      if (UNRULY.test(reply)) this.#tally.unruly.push(reply);
      place = otherThan(place);
      await pause(Math.min(10 * 2 ** met.length, LONGEST_PAUSE_MS));
    }
    this.#tally.unhealed.push(met.join('; '));
    throw new ServerGone(new Error(met.at(-1)));
  }

  /** @returns the reply, or the code of what went wrong and its words */
  async #tried(place: Place, query: string, variables: object): Promise<Reply | string> {
    const client = new ApiClient(this.#installation.addressOf(place), this.#token);
    const late = new AbortController();
    try {
      const tooLong = pause(ANSWERED_WITHIN_MS, undefined, { signal: late.signal }).catch(() => undefined);
      const reply = await Promise.race([client.post(query, variables), tooLong]);
      if (reply === undefined) return 'NO ANSWER IN TIME';
      const [error] = reply.errors ?? [];
      if (error !== undefined) return `${String(error.extensions?.['code'])}: ${error.message}`;
      return reply;
    } catch (fault) {
      if (fault instanceof ServerGone) return 'NO ANSWER';
      if (fault instanceof StrangeAnswer) return fault.message;
      throw fault;
    } finally {
      late.abort();
    }
  }
}

function codeOf(met: string): string {
  return met.split(':')[0] ?? '';
}
