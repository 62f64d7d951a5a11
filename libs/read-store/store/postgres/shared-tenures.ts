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
const ASK_AGAIN_MS = 250;
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
  /** Told once when it is not any more. */
  #isAnswered = true;
  #opening: Promise<Session> | undefined;
  #entered: ReadonlySet<string> = new Set();
  #beating: Promise<void> = Promise.resolve();
  #nextBeat: Promise<void> | undefined;
  /** Whether the others know that this process wants its share. */
  #isSharing = false;
  /** Between two beats. */
  #rest = new AbortController();
  #running: Promise<void> | undefined;

  constructor(location: DatabaseLocation, writer: WriteDatabase) {
    this.#location = location;
    this.#writer = writer;
    this.#news = new PositionNews({
      from: this.#worker,
      send: async (payload) => this.#session?.notify(payload),
      called: () => void this.#beatNow(),
    });
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
    if (session !== undefined) await new TenureRegister(session, this.#worker).leave().catch(() => undefined);
    await this.#news.call();
    this.#session = undefined;
    session?.close();
  }

  get #office(): Office {
    return {
      ask: () => this.#beatNow(),
      seize: (name) => this.#seize(name),
      release: async (name, epoch) => (await this.#register()).release({ name, epoch }),
      call: () => this.#news.call(),
      warn: (line) => this.#location.notes.warn(line),
    };
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#beatNow();
      this.#rest = new AbortController();
      const rest = { signal: AbortSignal.any([signal, this.#rest.signal]) };
      await wait(this.#session === undefined ? ASK_AGAIN_MS : BEAT_MS, undefined, rest).catch(() => undefined);
    }
  }

  /** Whoever asks before a beat has begun asks for the same. */
  #beatNow(): Promise<void> {
    this.#nextBeat ??= this.#beating.then(() => {
      this.#nextBeat = undefined;
      return this.#beat();
    });
    this.#beating = this.#nextBeat.catch((fault: unknown) => this.#sessionLost(reasonOf(fault)));
    return this.#beating;
  }

  async #beat(): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const register = await this.#register();
    const tenures = [...this.#tenures.values()];
    const sought = tenures.filter(({ isSought }) => isSought);
    await this.#agree(register, tenures);
    if (sought.length === 0 && !this.#isSharing && !tenures.some(({ isOurs }) => isOurs)) return;
    const sharing = await register.beat(sought.length > 0);
    await this.#join(sought.length > 0);
    await this.#keepShare(register, sought, Math.ceil(sought.length / Math.max(sharing, 1)));
    this.#news.tellAll();
  }

  async #join(isSharing: boolean): Promise<void> {
    if (isSharing !== this.#isSharing) await this.#news.call();
    this.#isSharing = isSharing;
  }

  /** Gives up what others took, and what this process was given without hearing of it: nobody would keep that. */
  async #agree(register: TenureRegister, tenures: readonly SharedTenure[]): Promise<void> {
    const held = await register.held();
    const lost = tenures.filter((tenure) => tenure.isOurs && !held.some((one) => tenure.is(one)));
    const unknown = held.filter((one) => !tenures.some((tenure) => tenure.is(one)));
    for (const tenure of lost) tenure.lost();
    for (const one of unknown) await register.release(one);
    if (unknown.length > 0) await this.#news.call();
    if (lost.length > 0) this.#isSharing = false;
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
      this.#isAnswered = true;
      void session.over.then(() => {
        if (this.#session === session) this.#sessionLost('it was ended');
      });
      return session;
    } finally {
      this.#opening = undefined;
    }
  }

  #sessionLost(reason: string): void {
    if (this.#isAnswered) this.#location.notes.warn(`The session in which readers are shared is lost: ${reason}`);
    this.#isAnswered = false;
    this.#session?.close();
    this.#session = undefined;
    this.#isSharing = false;
    this.#entered = new Set();
    this.#rest.abort();
    for (const tenure of this.#tenures.values()) tenure.lost();
    this.#news.forget();
  }
}
