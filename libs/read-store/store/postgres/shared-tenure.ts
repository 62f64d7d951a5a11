import { CompiledQuery } from 'kysely';
import type { Claim, Keeper, Tenure, Write, WriteAtOnce } from '../../tenures/tenure.js';
import { TakenOver } from '../../tenures/tenure.js';
import type { WriteDatabase } from '../bookkeeping.js';
import { HELD } from './row-sql.js';

/** What a tenure needs of the processes' register. */
export interface Office {
  /** Asks for what is sought at once. */
  ask(): Promise<void>;
  /** Takes it from whoever keeps it. */
  seize(name: string): Promise<number>;
  release(name: string, epoch: number): Promise<void>;
  /** Lets the others know that there is something to keep. */
  call(): Promise<void>;
  warn(line: string): void;
}

/**
 * The right to readers that several processes may want. Each tenure has an epoch of its own, which every transaction checks and keeps
 * from being raised until it ends: a keeper that was frozen when others took over writes nothing any more.
 */
export class SharedTenure implements Tenure {
  readonly name: string;
  readonly #keeper: Keeper;
  readonly #writer: WriteDatabase;
  readonly #office: Office;
  #epoch: number | undefined;
  #isSought = false;
  /** Works under way that must be done here. */
  #works = 0;
  #seizing: Promise<void> | undefined;
  /** How often it has become this process's. */
  #terms = 0;
  #isSettled = true;
  #turn: Promise<void> = Promise.resolve();

  constructor(name: string, keeper: Keeper, writer: WriteDatabase, office: Office) {
    this.name = name;
    this.#keeper = keeper;
    this.#writer = writer;
    this.#office = office;
  }

  get isOurs(): boolean {
    return this.#epoch !== undefined;
  }

  get isSought(): boolean {
    return this.#isSought;
  }

  /** Whether it could begin at once. */
  get isWanted(): boolean {
    return this.#isSought && !this.isOurs && this.#isSettled && this.#works === 0;
  }

  /** Whether it can be left to others. */
  get isSpare(): boolean {
    return this.isOurs && this.#isSettled && this.#works === 0;
  }

  readonly write: Write = async (work) => {
    const epoch = this.#epoch;
    if (epoch === undefined) throw new TakenOver(this.name);
    return this.#writer.transaction().execute(async (trx) => {
      const { rows } = await trx.executeQuery(CompiledQuery.raw(HELD, [this.name, epoch]));
      if (rows.length === 0) throw this.#takenOver(epoch);
      return work(trx);
    });
  };

  readonly writeAtOnce: WriteAtOnce = async (work) => {
    const epoch = this.#epoch;
    if (epoch === undefined) throw new TakenOver(this.name);
    if (!(await work({ name: this.name, epoch }))) throw this.#takenOver(epoch);
  };

  is({ name, epoch }: Claim): boolean {
    return name === this.name && epoch === this.#epoch;
  }

  async seek(): Promise<void> {
    this.#isSought = true;
    await this.#office.ask();
    await this.#turn;
  }

  async leave(): Promise<void> {
    this.#isSought = false;
    await this.handOver();
  }

  async holding<T>(work: () => Promise<T>): Promise<T> {
    this.#works += 1;
    try {
      await this.#turn;
      if (!this.isOurs) await (this.#seizing ??= this.#seize());
      await this.#turn;
      return await work();
    } finally {
      this.#works -= 1;
      if (!this.#isSought && this.#works === 0) await this.handOver();
    }
  }

  /** What is kept already goes on under its new epoch. */
  taken(epoch: number): void {
    const begins = !this.isOurs;
    this.#epoch = epoch;
    if (!begins) return;
    this.#terms += 1;
    const term = this.#terms;
    this.#then(() => this.#begin(term));
  }

  /** What is under way ends first; others can go on from there. */
  async handOver(): Promise<void> {
    this.#then(async () => {
      const epoch = this.#epoch;
      if (epoch === undefined) return;
      await this.#end();
      this.#epoch = undefined;
      await this.#office.release(this.name, epoch).catch(() => undefined);
      await this.#office.call();
    });
    await this.#turn;
  }

  /** From now on nothing is written, whatever is under way. @param epoch a tenure that has begun since is not lost */
  lost(epoch = this.#epoch): void {
    if (epoch === undefined || epoch !== this.#epoch) return;
    this.#epoch = undefined;
    this.#office.warn(`${this.name} is not kept by this process any more`);
    this.#then(() => this.#end());
  }

  #takenOver(epoch: number): TakenOver {
    this.lost(epoch);
    return new TakenOver(this.name);
  }

  async #seize(): Promise<void> {
    try {
      this.taken(await this.#office.seize(this.name));
    } finally {
      this.#seizing = undefined;
    }
  }

  async #begin(term: number): Promise<void> {
    try {
      await this.#keeper.begin();
    } catch (fault) {
      this.#office.warn(`${this.name} did not begin and is left to whoever can: ${String(fault)}`);
      await this.#end();
      const epoch = this.#epoch;
      if (epoch === undefined || term !== this.#terms) return;
      this.#epoch = undefined;
      await this.#office.release(this.name, epoch).catch(() => undefined);
    }
  }

  async #end(): Promise<void> {
    await this.#keeper.end().catch((fault: unknown) => {
      if (!(fault instanceof TakenOver)) this.#office.warn(`${this.name} did not end well: ${String(fault)}`);
    });
  }

  #then(step: () => Promise<void>): void {
    this.#isSettled = false;
    const mine = this.#turn.then(step);
    this.#turn = mine;
    void mine.finally(() => {
      this.#isSettled = this.#turn === mine;
    });
  }
}
