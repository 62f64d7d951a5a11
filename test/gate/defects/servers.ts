import type { Defect } from '../defect.js';

const CONTRACT = 'test/contract/event-store/eventstoredb.spec.ts';
const FAULTS = 'test/reliability/eventstoredb/faults.spec.ts';
const NARROW = 'test/reliability/eventstoredb/narrow-filters.spec.ts';
const PREFERRED = 'test/reliability/eventstoredb/preferred-nodes.spec.ts';
const TENURES = 'test/contract/read-store/tenures.spec.ts';
const READING = 'libs/event-store/eventstoredb/server-reading.ts';
const LOG = 'libs/event-store/eventstoredb/server-log.ts';
const ROW_SQL = 'libs/read-store/store/postgres/row-sql.ts';
const STEPS = 'test/contract/read-store/steps-on-postgres.spec.ts';

export const defectsOfServers: readonly Defect[] = [
  {
    name: 'any-instead-of-an-exact-revision',
    breaks: 'Appends leave to the server what it keeps in mind of ids, and are written behind whatever is there.',
    edits: [
      { file: LOG, from: "expected === 'none' ? NO_STREAM : BigInt(expected)", to: "expected === 'none' ? NO_STREAM : ('any' as const)" },
    ],
    noticedBy: [CONTRACT],
  },
  {
    name: 'tried-again-under-other-ids',
    breaks: 'An append whose outcome is unknown is sent again as if it were another.',
    edits: [
      {
        file: LOG,
        from: 'client.appendToStream(stream, data, {',
        to: 'client.appendToStream(stream, data.map((one) => ({ ...one, id: globalThis.crypto.randomUUID() })), {',
      },
    ],
    noticedBy: [FAULTS],
  },
  {
    name: 'append-without-credentials',
    breaks: 'Appends take the client’s path that has no deadline.',
    edits: [{ file: LOG, from: '{ expectedRevision, credentials, requiresLeader', to: '{ expectedRevision, requiresLeader' }],
    noticedBy: [FAULTS],
  },
  {
    name: 'position-from-the-checkpoint',
    breaks: 'Any checkpoint counts as the place that a reader wanted to come to, whatever lies between.',
    edits: [{ file: READING, from: 'isBehind(place) ? page.end() : page.reach(place)', to: 'page.end()' }],
    noticedBy: [NARROW],
  },
  {
    name: 'checkpoint-of-all-logs-believed',
    breaks: 'A checkpoint that stands for the end of every log counts as a place in this one.',
    edits: [{ file: READING, from: 'if (!isPlace(place)) return;', to: '' }],
    noticedBy: [FAULTS],
  },
  {
    name: 'checkpoint-taken-for-the-event',
    breaks: 'A checkpoint where an event begins counts as that event, which nobody has looked at.',
    edits: [{ file: READING, from: '(commit === end && prepare >= end)', to: 'commit === end' }],
    noticedBy: [PREFERRED],
  },
  {
    name: 'decided-by-a-follower',
    breaks: 'Whoever is taken for the leader is asked what to decide by, however far behind it is.',
    edits: [{ file: LOG, from: "this.#requiresLeader = whom === 'leader'", to: "this.#requiresLeader = whom !== 'leader' && false" }],
    noticedBy: [PREFERRED],
  },
  {
    name: 'read-left-open',
    breaks: 'A read that its reader has left goes on at the server until the connection has no place for others.',
    edits: [{ file: 'libs/event-store/eventstoredb/collected-page.ts', from: 'cancel().catch(() => undefined);', to: 'void cancel;' }],
    noticedBy: [FAULTS],
  },
  {
    name: 'quiet-subscription-believed',
    breaks: 'A subscription that has fallen silent is taken for a log without news.',
    edits: [
      {
        file: 'libs/event-store/eventstoredb/live-end.ts',
        from: 'if (head !== undefined) this.expect(head.position);',
        to: 'void head;',
      },
    ],
    noticedBy: [FAULTS],
  },
  {
    name: 'two-active-projectors',
    breaks: 'A worker that others have taken over from still writes its rows and positions.',
    edits: [{ file: ROW_SQL, from: 'and epoch = $2', to: 'and $2 >= 0' }],
    noticedBy: [TENURES],
  },
  {
    name: 'taken-over-in-the-midst-of-a-write',
    breaks: 'A reader is taken over between the check of its keeper and the commit of what that one writes.',
    edits: [{ file: ROW_SQL, from: ' for share', to: '' }],
    noticedBy: [TENURES],
  },
  {
    name: 'step-of-whoever-was-taken-over',
    breaks: 'What a reader writes by one statement does not ask whether the reader is still its process’s.',
    edits: [{ file: ROW_SQL, from: ' and exists (select from held) returning', to: ' returning' }],
    noticedBy: [STEPS],
  },
];
