import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { withLog } from './logs.js';
import { rateAtLeast } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { RawLog } from './raw-log.js';
import { timed, type Load } from './sample.js';
import { aKibibyte } from './stories.js';

/** A durable append of 1 KiB through the port, beside rows behind a message port that are committed together. */
export const appendMeasures: MeasureGroup = {
  ids: ['P1', 'P2'],
  async run(bench) {
    for (const { id, concurrent, calls, share } of [
      { id: 'P2', concurrent: 1, calls: bench.size(1_500, 100), share: 0.8 },
      { id: '', concurrent: 32, calls: bench.size(15_000, 1_500), share: undefined },
      { id: 'P1', concurrent: 256, calls: bench.size(40_000, 5_000), share: 0.8 },
    ]) {
      await bench.report({
        id,
        name: `durable append of 1 KiB, ${concurrent} concurrent`,
        ours: throughThePort(bench, { calls, concurrent }),
        limits: [behindAMessagePort(bench, { calls, concurrent })],
        marks: share === undefined ? [] : [rateAtLeast(share)],
      });
    }
  },
};

export function throughThePort({ folder }: Pick<Bench, 'folder'>, load: Load): Contender {
  const event = aKibibyte();
  return {
    name: 'append through the port',
    run: () =>
      withLog(folder, (store) => timed(load, (index) => store.append(`inboundRequest-${index}`, 'none', [{ ...event, id: randomUUID() }]))),
  };
}

function behindAMessagePort({ folder }: Bench, load: Load): Contender {
  const { data, metadata } = aKibibyte();
  const texts = [JSON.stringify(data), JSON.stringify(metadata)] as const;
  return {
    name: 'rows committed together behind a message port',
    async run() {
      const log = await RawLog.open(join(folder, `raw-${randomUUID()}.db`));
      try {
        return await timed(load, (index) => log.append([`inboundRequest-${index}`, randomUUID(), ...texts]));
      } finally {
        await log.close();
      }
    },
  };
}
