import type { Defect } from '../defect.js';

const SQLITE = 'test/contract/event-store/sqlite.spec.ts';
const IN_MEMORY = 'test/contract/event-store/in-memory.spec.ts';
const DAMAGE = 'test/reliability/log-damage.spec.ts';
const WRITER = 'libs/event-store/sqlite/log-writer.ts';
const VERDICT = 'libs/event-store/log/append-verdict.ts';

export const defectsOfTheLog: readonly Defect[] = [
  {
    name: 'acknowledged-before-the-commit',
    breaks: 'An append is answered a turn before it is committed.',
    edits: [
      {
        file: WRITER,
        from: "this.#database.exec('COMMIT');",
        to: "setImmediate(() => this.#database.inTransaction && this.#database.exec('COMMIT'));",
      },
      {
        file: WRITER,
        from: "this.#database.pragma('wal_checkpoint(TRUNCATE)');",
        to: "if (this.#database.inTransaction) this.#database.exec('COMMIT');\n    this.#database.pragma('wal_checkpoint(TRUNCATE)');",
      },
    ],
    noticedBy: [SQLITE],
  },
  {
    name: 'commit-without-a-flush',
    breaks: 'A commit is handed to the operating system and not flushed to disk.',
    edits: [{ file: WRITER, from: 'synchronous = FULL', to: 'synchronous = NORMAL' }],
    noticedBy: ['libs/event-store/sqlite/log-writer.spec.ts'],
  },
  {
    name: 'acknowledged-position-not-written',
    breaks: 'What was acknowledged is not noted beside the log, so that a log that lost its end is taken for whole.',
    edits: [{ file: WRITER, from: 'this.#acknowledged.write(end.position);', to: '' }],
    noticedBy: [DAMAGE],
  },
  {
    name: 'expected-revision-not-checked',
    breaks: 'An append on a revision that has been passed is written behind the others.',
    edits: [
      {
        file: VERDICT,
        from: 'return first === undefined\n    ? refused\n',
        to: "return first === undefined\n    ? { kind: 'write', after: actual }\n",
      },
    ],
    noticedBy: [SQLITE, IN_MEMORY],
  },
  {
    name: 'repeat-recognised-by-its-place-alone',
    breaks: 'Another append at the same revision is answered as if it were the first.',
    edits: [
      {
        file: VERDICT,
        from: 'events.every(({ id }, index) => recorded[index]?.id === id)',
        to: 'events.every((_, index) => recorded[index] !== undefined)',
      },
    ],
    noticedBy: [SQLITE, IN_MEMORY],
  },
  {
    name: 'checksum-not-verified',
    breaks: 'A changed byte in the log is read as if it had been written so.',
    edits: [
      {
        file: 'libs/event-store/sqlite/event-check.ts',
        from: 'type !== undefined && checksum(event) === row[8]',
        to: 'type !== undefined',
      },
    ],
    noticedBy: [DAMAGE],
  },
  {
    name: 'gap-between-catching-up-and-going-live',
    breaks: 'A follower that is far behind goes on with the latest events and never sees those between.',
    edits: [{ file: 'libs/event-store/log/recent-events.ts', from: 'position < first - 1 || ', to: '' }],
    noticedBy: [SQLITE],
  },
  {
    name: 'old-events-given-out-as-written',
    breaks: 'An event of an older schema is given out without being brought up to date.',
    edits: [
      {
        file: 'libs/event-store/log/restore.ts',
        from: 'return catalogue.upcast({ id, stream, revision, position, recordedAt, type, data, metadata: metadataOf(stored.metadata, position) });',
        to: 'void catalogue;\n  return { id, stream, revision, position, recordedAt, type, data, metadata: metadataOf(stored.metadata, position) };',
      },
    ],
    noticedBy: [SQLITE, IN_MEMORY],
  },
];
