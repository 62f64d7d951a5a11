import type { Actor, Command, Instant } from '@entente/kernel';
import type { Chance } from './chance.js';
import type { Scene } from './scene.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WORK_BEGINS = 8 * 60 * MINUTE;
const WORK_MINUTES = 9 * 60;

/** Writes down one partnership's scenes, each later than the one before, on working days. */
export class Diary {
  readonly scenes: Scene[] = [];
  readonly #chance: Chance;
  #moment: number;

  constructor(firstDay: string, chance: Chance) {
    this.#chance = chance;
    this.#moment = this.#withinWork(Date.parse(firstDay));
  }

  /** The calendar month that the diary has come to, as YYYY-MM. */
  get month(): string {
    return this.#now.slice(0, 7);
  }

  /** Some minutes later. */
  soon(): this {
    return this.#moveTo(this.#moment + this.#chance.between(5, 90) * MINUTE);
  }

  /** Some days later. */
  later(fewest: number, most: number): this {
    return this.#moveTo(this.#withinWork(this.#moment + this.#chance.between(fewest, most) * DAY));
  }

  /** On a certain day, or at a certain moment. */
  on(date: string): this {
    return this.#moveTo(date.includes('T') ? Date.parse(date) : this.#withinWork(Date.parse(date)));
  }

  write(by: Actor, commandAt: (now: Instant) => Command): void {
    this.scenes.push({ at: this.#now, by, command: commandAt(this.#now) });
  }

  writeRefused(refusedBy: string, by: Actor, commandAt: (now: Instant) => Command): void {
    this.scenes.push({ at: this.#now, by, command: commandAt(this.#now), refusedBy });
  }

  get #now(): Instant {
    return new Date(this.#moment).toISOString();
  }

  #moveTo(moment: number): this {
    this.#moment = moment;
    return this;
  }

  #withinWork(moment: number): number {
    const day = moment - (moment % DAY);
    const weekday = new Date(day).getUTCDay();
    const untilMonday = weekday === 6 ? 2 * DAY : weekday === 0 ? DAY : 0;
    return day + untilMonday + WORK_BEGINS + this.#chance.between(0, WORK_MINUTES) * MINUTE + this.#chance.between(0, 59_999);
  }
}
