import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { LiveEvents } from '../../e2e/server/event-feed.js';
import type { Installation, Place } from './installation.js';

const AGAIN_MS = 50;
/** How a socket ends: it is closed with a code, or never opens. */
const End = z.union([
  z.object({ code: z.number() }).transform(({ code }) => [code]),
  z.object({ type: z.literal('error') }).transform(() => []),
]);

/** Hears all events from one replica, and after each end of its socket goes on behind the last one, at whoever stands there then. */
export class Subscriber {
  readonly heard: { readonly id: string; readonly position: number }[] = [];
  /** The codes with which its sockets were closed. */
  readonly closings: number[] = [];
  readonly place: Place;
  readonly #installation: Installation;
  readonly #token: string;
  readonly #running: Promise<void>;
  #goesOn = true;

  constructor(installation: Installation, place: Place, token: string) {
    this.#installation = installation;
    this.place = place;
    this.#token = token;
    this.#running = this.#run();
    // It is thrown to whoever waits for the end.
    this.#running.catch(() => undefined);
  }

  get position(): number {
    return this.heard.at(-1)?.position ?? 0;
  }

  /** From now on a closed socket is the last one. */
  stayTillTheEnd(): void {
    this.#goesOn = false;
  }

  ended(): Promise<void> {
    return this.#running;
  }

  async #run(): Promise<void> {
    do {
      const live = new LiveEvents(this.#installation.addressOf(this.place), this.#token, { after: this.position });
      this.closings.push(...(await this.#hear(live)));
      await pause(AGAIN_MS);
    } while (this.#goesOn);
  }

  /** @returns the code with which the socket was closed, if it was open */
  async #hear(live: LiveEvents): Promise<readonly number[]> {
    try {
      for (;;) {
        const { id, position } = await live.next();
        this.heard.push({ id, position });
      }
    } catch (end) {
      const { success, data } = End.safeParse(end);
      if (!success) throw end;
      return data;
    }
  }
}
