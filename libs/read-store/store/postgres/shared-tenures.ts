import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Position } from '@entente/kernel';
import type { Follower, Keeper, Tenure, Tenures } from '../../tenures/tenure.js';
import { reasonOf } from '../../readers/pause.js';
import type { WriteDatabase } from '../bookkeeping.js';
import type { DatabaseLocation } from '../dialect.js';
import { PositionNews } from './position-news.js';
import { Session } from './session.js';
import type { Office } from './shared-tenure.js';
import { SharedTenure } from './shared-tenure.js';
import { TenureRegister } from './tenure-register.js';

const BEAT_MS = 2_000;
const SEIZE_WITHIN_MS = 10_000;
const SEIZE_AGAIN_MS = 50;

/**
 * Shares the readers among all processes that are there, as evenly as may be, over one session of its own. Who has lost the session
 * has lost its readers: what it has read may be more than the database still knows.
 */
export class SharedTenures implements Tenures {
  readonly isShared = true;
  readonly #location: DatabaseLocation;
  readonly #writer: WriteDatabase;
  readonly #worker = randomUUID();
  readonly #tenures = new Map<string, SharedTenure>();
  readonly #news: PositionNews;
  readonly #stopping = new AbortController();
  #session: Session | undefined;
  #opening: Promise<Session> | undefined;
  #entered: ReadonlySet<string> = new Set();
  #beating: Promise<void> = Promise.resolve();
  #running: Promise<void> | undefined;

  constructor(location: DatabaseLocation, writer: WriteDatabase) {
    this.#location = location;
    this.#writer = writer;
    this.#news = new PositionNews(this.#worker, async (payload) => this.#session?.notify(payload));
  }

  of(name: string, keeper: Keeper): Tenure {
    const tenure = new SharedTenure(name, keeper, this.#writer, this.#office);
    // Whoever comes again under a name has given up what was before.
    this.#tenures.get(name)?.lost();
    this.#tenures.set(name, tenure);
    this.#running ??= this.#run();
    return tenure;
  }

  tell(reader: string, position: Position): void {
    this.#news.tell(reader, position);
  }

  follow(follower: Follower): void {
    this.#news.follow(follower);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    const session = this.#session;
    this.#session = undefined;
    if (session !== undefined) await new TenureRegister(session, this.#worker).leave().catch(() => undefined);
    session?.close();
  }

  get #office(): Office {
    return {
      ask: () => this.#beatNow(),
      seize: (name) => this.#seize(name),
      release: async (name, epoch) => (await this.#register()).release({ name, epoch }),
      warn: (line) => this.#location.notes.warn(line),
    };
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#beatNow();
      await wait(BEAT_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  #beatNow(): Promise<void> {
    this.#beating = this.#beating.then(() => this.#beat()).catch((fault: unknown) => this.#sessionLost(reasonOf(fault)));
    return this.#beating;
  }

  async #beat(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const register = await this.#register();
    const tenures = [...this.#tenures.values()];
    const sought = tenures.filter(({ isSought }) => isSought);
    if (sought.length === 0 && !tenures.some(({ isOurs }) => isOurs)) return;
    const sharing = await register.beat(sought.length > 0);
    await this.#giveUpWhatOthersTook(register);
    await this.#keepShare(register, sought, Math.ceil(sought.length / Math.max(sharing, 1)));
    this.#news.tellAll();
  }

  async #giveUpWhatOthersTook(register: TenureRegister): Promise<void> {
    const ours = [...this.#tenures.values()].filter(({ isOurs }) => isOurs);
    if (ours.length === 0) return;
    const held = await register.held();
    for (const tenure of ours) if (!held.some((one) => tenure.is(one))) tenure.lost();
  }

  async #keepShare(register: TenureRegister, sought: readonly SharedTenure[], share: number): Promise<void> {
    const ours = sought.filter(({ isOurs }) => isOurs);
    const tooMany = Math.max(ours.length - share, 0);
    for (const spare of ours.filter(({ isSpare }) => isSpare).slice(0, tooMany)) void spare.handOver();
    const wanted = sought.filter(({ isWanted }) => isWanted).map(({ name }) => name);
    if (wanted.length === 0 || ours.length >= share) return;
    for (const { name, epoch } of await register.take(wanted, share - ours.length)) this.#tenures.get(name)?.taken(epoch);
  }

  /** Says that this process is there first, or what it takes is taken for left behind by one that died. */
  async #seize(name: string): Promise<number> {
    await (await this.#register()).beat([...this.#tenures.values()].some(({ isSought }) => isSought));
    const until = performance.now() + SEIZE_WITHIN_MS;
    while (performance.now() < until) {
      const taken = await (await this.#register()).seize(name);
      if (taken !== undefined) return taken.epoch;
      await wait(SEIZE_AGAIN_MS);
    }
    throw new Error(`${name} is written to all the time and could not be taken over`);
  }

  async #register(): Promise<TenureRegister> {
    const session = this.#session ?? (await (this.#opening ??= this.#opened()));
    const register = new TenureRegister(session, this.#worker);
    const names = [...this.#tenures.keys()];
    if (names.some((name) => !this.#entered.has(name))) await register.enter(names);
    this.#entered = new Set(names);
    return register;
  }

  async #opened(): Promise<Session> {
    try {
      const session = await Session.open(this.#location.databaseUrl, (payload) => this.#news.hear(payload));
      this.#session = session;
      void session.over.then(() => {
        if (this.#session === session) this.#sessionLost('it was ended');
      });
      return session;
    } finally {
      this.#opening = undefined;
    }
  }

  #sessionLost(reason: string): void {
    this.#location.notes.warn(`The session in which readers are shared is lost: ${reason}`);
    this.#session?.close();
    this.#session = undefined;
    for (const tenure of this.#tenures.values()) tenure.lost();
    this.#news.forget();
  }
}
