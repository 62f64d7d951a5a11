import type { Defect } from '../defect.js';

const AS_OF = 'test/contract/read-store/as-of.spec.ts';
const REDELIVERY = 'test/contract/read-store/redelivery.spec.ts';
const DELIVERIES = 'libs/programmes/deliveries/read/deliveries.projection.ts';

export const defectsOfReadModels: readonly Defect[] = [
  {
    name: 'position-before-the-rows',
    breaks: 'A projection’s position is stored before its rows, so that a crash between them loses rows.',
    edits: [
      {
        file: 'libs/read-store/projections/projection-consumer.ts',
        from: 'await this.#rows.step(',
        to: 'await this.save(stand);\n    await this.#rows.step(',
      },
    ],
    noticedBy: [REDELIVERY],
  },
  {
    name: 'rows-from-before-a-rebuild',
    breaks: 'A reader goes on from the rows that it remembers of a table that another has taken the place of.',
    edits: [{ file: 'libs/read-store/projections/projection-consumer.ts', from: 'this.#rows.forget();', to: '' }],
    noticedBy: ['test/contract/read-store/parking.spec.ts'],
  },
  {
    name: 'projection-that-increments',
    breaks: 'A read model counts attempts instead of taking the number that the event states.',
    edits: [
      { file: DELIVERIES, from: 'const untroubled =', to: 'const attempts = new Map<string, number>();\nconst untroubled =' },
      {
        file: DELIVERIES,
        from: "const queued = { ...untroubled, status: 'QUEUED', attempt,",
        to: "const counted = (attempts.get(deliveryId) ?? 0) + 1;\n      attempts.set(deliveryId, counted);\n      const queued = { ...untroubled, status: 'QUEUED', attempt: counted,",
      },
    ],
    noticedBy: ['libs/programmes/deliveries/read/deliveries.projection.spec.ts'],
  },
  {
    name: 'resumes-behind-what-was-delivered',
    breaks: 'A reader that failed goes on behind what was delivered to it, and not behind what it has handled.',
    edits: [
      {
        file: 'libs/read-store/readers/log-reader.ts',
        from: 'await this.#consumer.handle({',
        to: 'this.reach(batch.position);\n      await this.#consumer.handle({',
      },
    ],
    noticedBy: [REDELIVERY],
  },
  {
    name: 'version-that-ends-late',
    breaks: 'The row before a change is still valid at the change’s own position.',
    edits: [
      {
        file: 'libs/read-store/tables/versioned-rows.ts',
        from: 'validUntil: position }',
        to: 'validUntil: position + 1 }',
      },
    ],
    noticedBy: [AS_OF],
  },
  {
    name: 'as-of-without-an-end',
    breaks: 'A question about the past counts rows that had been replaced by then.',
    edits: [
      {
        file: 'libs/read-store/tables/read-model.ts',
        from: "return rows.where(from, '<=', asOf).where(until, '>', asOf);",
        to: "return rows.where(from, '<=', asOf);",
      },
    ],
    noticedBy: [AS_OF],
  },
  {
    name: 'key-goes-on-behind-a-parked-event',
    breaks: 'Later events of a key are handled although one of it is parked.',
    edits: [
      {
        file: 'libs/read-store/projections/row-changes.ts',
        from: 'if (!this.#held.has(keyOf(one.event))) this.#workOne',
        to: 'this.#workOne',
      },
    ],
    noticedBy: ['test/contract/read-store/parking.spec.ts'],
  },
  {
    name: 'swap-without-a-last-look',
    breaks: 'A rebuilt table takes over without what was recorded since it had caught up.',
    edits: [
      {
        file: 'libs/read-store/projections/rebuild.ts',
        from: 'await build.upTo(Math.max(reader.position, await eventStore.head()));\n      await serving.swap(place, build.stand);',
        to: 'await serving.swap(place, { position: Math.max(reader.position, build.position), mark: null });',
      },
    ],
    noticedBy: ['test/contract/read-store/rebuild.spec.ts'],
  },
  {
    name: 'log-that-is-not-compared',
    breaks: 'Read models are used beside a log whose events are others than those that they have handled.',
    edits: [
      {
        file: 'libs/read-store/store/compared-stand.ts',
        from: "return mark === markOf(event) ? 'same'",
        to: "return mark !== '' ? 'same'",
      },
    ],
    noticedBy: ['test/contract/read-store/log-tie.spec.ts'],
  },
  {
    name: 'table-of-any-shape',
    breaks: 'A replica is answered by the rows of a table in another shape than the one that it knows.',
    edits: [
      {
        file: 'libs/read-store/tables/table-shape.ts',
        from: 'return `${table.name}_${shapeOf(table).slice(0, CHARACTERS_IN_NAME)}`;',
        to: 'return `${table.name}_${CHARACTERS_IN_NAME}`;',
      },
    ],
    noticedBy: ['test/contract/read-store/deployment.spec.ts'],
  },
  {
    name: 'consistency-token-ignored',
    breaks: 'A query is answered before the read models hold the mutation that it comes behind.',
    edits: [
      {
        file: 'libs/graphql/moments.service.ts',
        from: 'if (atLeast !== undefined) await this.projections.waitFor(positionOfToken(atLeast.token), atLeast.timeoutMs);',
        to: 'if (atLeast !== undefined) positionOfToken(atLeast.token);',
      },
    ],
    noticedBy: ['test/e2e/consistency.spec.ts'],
  },
];
