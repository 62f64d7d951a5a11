import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const DAY_MS = 86_400_000;
const SHORT_MS = 60_000;
/** Every eighth jump leads some days ahead, for good; the others back and forth around where the days have come to. */
const DAYS_EVERY = 8;
const MOST_DAYS = 4;

/** The clock of a server, which is set by hand through a file. */
export class ServerClock {
  readonly settings: Readonly<Record<string, string>>;
  jumps = 0;
  #days = 0;
  #offset = 0;
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    this.#set(0);
    const preload = new URL('./jumping-clock.ts', import.meta.url).href;
    this.settings = { NODE_OPTIONS: `--no-warnings --import=${preload}`, JUMPING_CLOCK_FILE: file };
  }

  /** By the server. */
  get now(): string {
    return new Date(Date.now() + this.#offset).toISOString();
  }

  get days(): number {
    return this.#days;
  }

  jump(): void {
    this.jumps += 1;
    if (this.jumps % DAYS_EVERY === 0) this.#days += randomInt(1, MOST_DAYS + 1);
    this.#set(this.#days * DAY_MS + randomInt(-SHORT_MS, SHORT_MS + 1));
  }

  /** Ahead for good, so that much is due. */
  advance(days: number): void {
    this.#days += days;
    this.#set(this.#days * DAY_MS);
  }

  #set(offset: number): void {
    this.#offset = offset;
    writeFileSync(this.#file, String(offset));
  }
}
