import fc from 'fast-check';
import { z } from 'zod';
import { EventCatalogue } from '@entente/kernel';
import { catalogued } from '../../apps/api/src/slices.js';
import { inWords } from '../../libs/history/words/in-words.js';
import { arbitraryOf } from './data-of-schema.js';
import { files, read } from './sources.js';

const Golden = z.strictObject({ type: z.string(), schemaVersion: z.int(), data: z.record(z.string(), z.unknown()) });
const PLAIN = /^On \d{1,2} [A-Z][a-z]+ \d{1,4} Ana \S.*\S$/u;
const LEFT_OVER = /\b(?:undefined|null|NaN|Infinity|Invalid Date)\b|\[object/;

const catalogue = new EventCatalogue(catalogued);
const metadata = {
  ...{ actor: 'Ana', role: 'ALLIANCE_MEMBER', command: 'Any', commandId: 'c', fingerprint: 'f' },
  ...{ correlationId: 'x', causationId: 'y', policyVersion: 'handbook-2019' },
};
const place = { id: 'e', stream: 'any-e', revision: 0, position: 1, recordedAt: '2020-02-11T09:14:07.000Z' };

describe('Every event has a sentence', () => {
  it.each(files('test/golden/*.json'))('in every version that was ever written: %s', (path) => {
    const { type, schemaVersion, data } = Golden.parse(JSON.parse(read(path)));
    const { data: current } = catalogue.upcast({ ...place, type, data, metadata: { ...metadata, schemaVersion } });
    const words = inWords({ type, data: current, actor: 'Ana' });
    expect(words).toMatch(PLAIN);
    expect(words).not.toMatch(LEFT_OVER);
  });

  it.each(catalogued.map((event) => [event.type, event] as const))('whatever it holds: %s', (type, event) => {
    fc.assert(
      fc.property(arbitraryOf(event.jsonSchema), (data) => {
        event.validate(data);
        const words = inWords({ type, data, actor: 'Ana' });
        expect(words).toMatch(PLAIN);
        expect(words).not.toMatch(LEFT_OVER);
      }),
    );
  });
});
