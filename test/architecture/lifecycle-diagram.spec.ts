import { z } from 'zod';
import { EventCatalogue } from '@entente/kernel';
import { partnerships } from '../../libs/lifecycle/partnership/read/partnerships.projection.js';
import { lifecycleEvents } from '../../libs/testing/read-side.js';
import { files, matches, read } from './sources.js';

const Golden = z.object({ type: z.string(), schemaVersion: z.int(), data: z.unknown() });
const catalogue = new EventCatalogue(lifecycleEvents);
const metadata = {
  ...{ actor: 'ana', role: 'ALLIANCE_MEMBER', command: 'Any', commandId: 'c', fingerprint: 'f' },
  ...{ correlationId: 'x', causationId: 'y', policyVersion: 'handbook-2019' },
};
const place = { id: 'e', stream: 'any-e', revision: 0, position: 1, recordedAt: '2020-02-11T09:14:07.000Z' };

/** Which stage an event leads to, by the list of partnerships. */
function stagesAfter(type: string): readonly string[] {
  const golden = files(`test/golden/${type}.v*.json`).map((path) => Golden.parse(JSON.parse(read(path))));
  const operations = golden.flatMap(({ data, schemaVersion }) =>
    partnerships.apply(catalogue.upcast({ ...place, type, data, metadata: { ...metadata, schemaVersion } })),
  );
  const fields = operations.map((operation) =>
    operation.kind === 'upsert' ? operation.fields : operation.kind === 'update' ? operation.changes : {},
  );
  return fields.flatMap((values) => ('stage' in values && typeof values.stage === 'string' ? [values.stage] : []));
}

it('the diagram of the README leads where the list of partnerships does, event by event', () => {
  const arrows = matches(read('README.md'), /--> (\w+: [\w, ]+)/g).flatMap((arrow) => {
    const [stage = '', events = ''] = arrow.split(': ');
    return events.split(', ').map((event) => `${event} leads to ${stage}`);
  });
  // A stage that closes repeats what the end has said.
  const telling = partnerships.types.filter((type) => !type.endsWith('Closed'));
  const told = telling.flatMap((type) => stagesAfter(type).map((stage) => `${type} leads to ${stage}`));
  expect([...new Set(arrows)].sort()).toEqual([...new Set(told)].sort());
});
