import { randomUUID } from 'node:crypto';
import { judge } from './append-verdict.js';
import type { EventLog } from './event-log.js';
import { bytesOf, DELETED, type EventRecord, type Expected, type Position, type ProposedEvent } from './event-record.js';
import type { RecentIds } from './recent-ids.js';
import { metastreamOf, truncatedBefore } from './stream-metadata.js';

export type WriteOutcome =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position: Position | undefined; readonly repeated: boolean }
  | { readonly kind: 'wrong'; readonly current: bigint | undefined }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large'; readonly most: number }
  /** Another leader writes now, or the disk failed: it may or may not have been written. */
  | { readonly kind: 'unknown' };

/** Where writes become durable; each list is all or nothing. */
export interface Journal {
  write(appends: readonly (readonly EventRecord[])[]): Promise<void>;
}

interface WriterParts {
  readonly log: EventLog;
  readonly recent: RecentIds;
  readonly journal: Journal;
  readonly mostBytes: number;
  /** In ticks. */
  readonly now: () => bigint;
  /** How far the prepare position stands behind the commit position. */
  readonly prepareLag: () => bigint;
  /** The journal takes nothing more. */
  readonly onEnded: () => void;
}

interface Job {
  readonly decide: () => WriteOutcome;
  readonly answer: (outcome: WriteOutcome) => void;
}

/** Decides writes one after the other and makes them durable together, before any is answered or seen. */
export class Writer {
  readonly #parts: WriterParts;
  readonly #jobs: Job[] = [];
  #staged: EventRecord[] = [];
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  append(stream: string, expected: Expected, events: readonly ProposedEvent[]): Promise<WriteOutcome> {
    return this.#submit(() => this.#decideAppend(stream, expected, events));
  }

  /** Softly: readers no longer see it, and it may be written again. */
  delete(stream: string, expected: Expected): Promise<WriteOutcome> {
    return this.#submit(() => {
      const { log } = this.#parts;
      const refused = this.#refusal(stream, expected);
      if (refused !== undefined) return refused;
      return this.#stage(metastreamOf(stream), [truncatedBefore(log.stream(stream).metadata, DELETED, randomUUID())]);
    });
  }

  /** For ever. */
  tombstone(stream: string, expected: Expected): Promise<WriteOutcome> {
    return this.#submit(() => {
      const refused = this.#refusal(stream, expected);
      if (refused !== undefined) return refused;
      const type = '$streamDeleted';
      const event = { id: randomUUID(), type, contentType: 'application/json', data: Buffer.from('{}'), metadata: new Uint8Array() };
      return this.#stage(stream, [event], DELETED);
    });
  }

  /** Resolves when nothing is under way any more; what is asked for later has an unknown outcome. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  #submit(decide: () => WriteOutcome): Promise<WriteOutcome> {
    return new Promise((answer) => {
      this.#jobs.push({ decide, answer });
      this.#running ??= this.#run();
    });
  }

  async #run(): Promise<void> {
    await Promise.resolve();
    while (this.#jobs.length > 0) await this.#together(this.#jobs.splice(0));
    this.#running = undefined;
  }

  async #together(jobs: readonly Job[]): Promise<void> {
    const { log, journal, recent, onEnded } = this.#parts;
    if (this.#stopped) return jobs.forEach(({ answer }) => answer({ kind: 'unknown' }));
    const appends: (readonly EventRecord[])[] = [];
    const outcomes = jobs.map(({ decide }) => {
      this.#staged = [];
      const outcome = decide();
      if (this.#staged.length > 0) appends.push(this.#staged);
      return outcome;
    });
    try {
      if (appends.length > 0) await journal.write(appends);
      log.publish();
      for (const [index, { answer }] of jobs.entries()) answer(outcomes[index] ?? { kind: 'unknown' });
    } catch {
      log.unstage();
      recent.forget();
      for (const { answer } of jobs) answer({ kind: 'unknown' });
      onEnded();
    }
  }

  #decideAppend(stream: string, expected: Expected, events: readonly ProposedEvent[]): WriteOutcome {
    const { log, recent, mostBytes } = this.#parts;
    if (bytesOf(events) > mostBytes) return { kind: 'too-large', most: mostBytes };
    const found = log.stream(stream);
    const ids = events.map(({ id }) => id);
    const verdict = judge(found, expected, ids, recent.of(stream));
    switch (verdict.kind) {
      case 'wrong':
      case 'deleted':
        return verdict;
      case 'repeat':
        return { kind: 'written', revision: verdict.revision, position: verdict.last?.position, repeated: true };
      case 'append': {
        if (found.softDeleted) this.#stage(metastreamOf(stream), [truncatedBefore(found.metadata, found.last + 1n, randomUUID())]);
        return this.#stage(stream, events);
      }
    }
  }

  #refusal(stream: string, expected: Expected): WriteOutcome | undefined {
    const verdict = judge(this.#parts.log.stream(stream), expected, [randomUUID()], () => undefined);
    return verdict.kind === 'wrong' || verdict.kind === 'deleted' ? verdict : undefined;
  }

  #stage(stream: string, events: readonly ProposedEvent[], at?: bigint): WriteOutcome {
    const { log, recent, now, prepareLag } = this.#parts;
    let { last: revision } = log.stream(stream);
    let position: Position | undefined;
    for (const event of events) {
      revision = at ?? revision + 1n;
      const commit = log.end;
      position = { commit, prepare: commit - prepareLag() };
      const record = { ...event, stream, revision, position, created: now() };
      log.stage(record);
      recent.add(record);
      this.#staged.push(record);
    }
    return { kind: 'written', revision, position, repeated: false };
  }
}
