import type { Defect } from '../defect.js';

const REACTIONS = 'libs/read-store/automations/reaction-consumer.ts';
const AUTOMATION = 'test/contract/read-store/automation.spec.ts';
const TIMERS = 'libs/read-store/timers/timer-runner.ts';

export const defectsOfAutomations: readonly Defect[] = [
  {
    name: 'automation-that-runs-twice',
    breaks: 'The command of an automation has another id at each delivery.',
    edits: [
      { file: 'apps/api/src/automation-origin.ts', from: 'derivedId(event.id, automation, index)', to: 'crypto.randomUUID() + index' },
    ],
    noticedBy: ['apps/api/src/automation-origin.spec.ts'],
  },
  {
    name: 'automation-noted-before-its-command',
    breaks: 'An automation’s position is stored before its command, so that a crash between them loses the command.',
    edits: [
      {
        file: REACTIONS,
        from: 'await LANES.run(',
        to: 'const last = events.at(-1);\n    if (last !== undefined) await this.save(standAt(last));\n    await LANES.run(',
      },
    ],
    noticedBy: [AUTOMATION],
  },
  {
    name: 'automation-noted-behind-one-under-way',
    breaks: 'An automation’s position is stored behind an event that is still under way, because later ones are done.',
    edits: [
      {
        file: 'libs/read-store/automations/stride.ts',
        from: 'while (this.#done.delete(this.#events[this.#complete]?.position ?? 0)) this.#complete += 1;',
        to: 'this.#complete += 1;',
      },
    ],
    noticedBy: ['libs/read-store/automations/stride.spec.ts'],
  },
  {
    name: 'automation-out-of-order',
    breaks: 'Two events of one partnership are worked on at the same time.',
    edits: [{ file: REACTIONS, from: 'Map.groupBy(events, keyOf).values()', to: 'events.map((event) => [event])' }],
    noticedBy: [AUTOMATION],
  },
  {
    name: 'clock-removed-before-its-command',
    breaks: 'A clock is removed before its command is done, so that a crash between them loses the command.',
    edits: [
      {
        file: TIMERS,
        from: 'const attempt = await this.#attempts.make(',
        to: 'await removeClock(this.#options.readStore.writer, clock);\n    const attempt = await this.#attempts.make(',
      },
    ],
    noticedBy: ['test/contract/read-store/timer.spec.ts'],
  },
  {
    name: 'clock-fires-before-the-log-was-read',
    breaks: 'What is due fires before the events are handled that may have stopped it.',
    edits: [
      {
        file: TIMERS,
        from: 'while (await caughtUp(eventStore, this.#fleet, this.#end.signal)) {',
        to: 'while ([eventStore, caughtUp].length > 0 && !this.#end.signal.aborted) {',
      },
    ],
    noticedBy: ['test/contract/read-store/timer.spec.ts'],
  },
  {
    name: 'outbox-sends-without-looking',
    breaks: 'The outbox sends what is on record as sent when its position is lost.',
    edits: [
      {
        file: 'libs/programmes/deliveries/outbox/outbox.ts',
        from: '!isQueued(event) || !awaits(await this.#onRecord(event.stream), event.data)',
        to: '!isQueued(event)',
      },
    ],
    noticedBy: ['libs/programmes/deliveries/outbox/outbox.spec.ts'],
  },
];
