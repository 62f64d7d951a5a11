import type { Defect } from '../defect.js';

const EXECUTOR = 'libs/event-store/executor/command-executor.ts';
const RECORDER = 'libs/event-store/executor/event-recorder.ts';
const CLAIMS = 'libs/event-store/executor/claims.ts';
const REPEATS = 'libs/event-store/executor/repeats.spec.ts';
const REPEATS_UNDER_FAULTS = 'libs/event-store/executor/repeats-under-faults.spec.ts';

export const defectsOfCommands: readonly Defect[] = [
  {
    name: 'retry-with-fresh-ids',
    breaks: 'An append whose outcome is unknown is sent again under other ids.',
    edits: [
      {
        file: RECORDER,
        from: 'return await this.#eventStore.append(stream, expected, events);',
        to: 'const again = events.map((event) => ({ ...event, id: crypto.randomUUID() }));\n        return await this.#eventStore.append(stream, expected, attempt === 1 ? events : again);',
      },
    ],
    noticedBy: ['libs/event-store/executor/command-executor.spec.ts'],
  },
  {
    name: 'refused-by-hearsay',
    breaks: 'A command is refused by what is recalled of its stream, which may have moved on since.',
    edits: [
      {
        file: EXECUTOR,
        from: 'if (decision instanceof RuleViolation || decision.length === 0 || claimsAnything',
        to: 'if (decision instanceof RuleViolation) return refused(execution, decision, past.position);\n    if (decision.length === 0 || claimsAnything',
      },
    ],
    noticedBy: ['libs/event-store/executor/recalled-streams.spec.ts'],
  },
  {
    name: 'receipt-after-the-append',
    breaks: 'That a key was used is recorded behind what the command did, and not before.',
    edits: [
      {
        file: EXECUTOR,
        from: 'return (await this.#receipts.firstAnswer(execution)) ?? this.#receipts.keep(execution, await this.#decided(execution));',
        to: 'const outcome = await this.#decided(execution);\n    return (await this.#receipts.firstAnswer(execution)) ?? this.#receipts.keep(execution, outcome);',
      },
    ],
    noticedBy: [REPEATS, REPEATS_UNDER_FAULTS],
  },
  {
    name: 'key-answers-for-other-content',
    breaks: 'A key that comes back with another command gets the first command’s answer.',
    edits: [{ file: EXECUTOR, from: 'first.metadata.fingerprint === fingerprint\n', to: 'fingerprint.length > 0\n' }],
    noticedBy: [REPEATS],
  },
  {
    name: 'decision-on-a-stream-that-moved-on',
    breaks: 'What was decided is recorded behind whatever others recorded meanwhile, and not decided anew.',
    edits: [
      { file: RECORDER, from: '  StoreFault,\n', to: '  StoreFault,\n  WrongExpectedRevision,\n' },
      {
        file: RECORDER,
        from: 'if (!(error instanceof StoreFault)',
        to: `if (error instanceof WrongExpectedRevision && error.actual !== undefined) return this.#eventStore.append(stream, error.actual, events);
        if (!(error instanceof StoreFault)`,
      },
    ],
    noticedBy: ['libs/event-store/executor/command-executor.spec.ts'],
  },
  {
    name: 'claim-of-a-silent-holder-is-free',
    breaks: 'A claim is taken over from a partnership that is about to record its first event, without closing it.',
    edits: [
      { file: CLAIMS, from: "return { kind: 'silent', at: last.revision, holder };", to: "return { kind: 'free', at: last.revision };" },
    ],
    noticedBy: ['libs/event-store/executor/claims.spec.ts', 'libs/event-store/executor/claims-under-contention.spec.ts'],
  },
  {
    name: 'claim-after-the-events',
    breaks: 'Events are recorded before what they need is claimed.',
    edits: [
      {
        file: EXECUTOR,
        from: 'return (await this.#claims.take(execution, past)) ?? this.#record(execution, target, events);',
        to: 'const recorded = await this.#record(execution, target, events);\n    return (await this.#claims.take(execution, past)) ?? recorded;',
      },
    ],
    noticedBy: ['libs/event-store/executor/claims.spec.ts'],
  },
];
