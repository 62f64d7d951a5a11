import { z } from 'zod';
import { EventCatalogue, UnknownEvent } from '@entente/kernel';
import { catalogued } from '../../apps/api/src/slices.js';
import { files, read } from '../architecture/sources.js';

const Golden = z.strictObject({ type: z.string(), schemaVersion: z.int(), data: z.record(z.string(), z.unknown()) });

const catalogue = new EventCatalogue(catalogued);
const metadata = {
  ...{ actor: 'ana', role: 'ALLIANCE_MEMBER', command: 'Any', commandId: 'c', fingerprint: 'f' },
  ...{ correlationId: 'x', causationId: 'y', policyVersion: 'handbook-2019' },
};
const place = { id: 'e', stream: 'any-e', revision: 0, position: 1, recordedAt: '2020-02-11T09:14:07.000Z' };

describe('Every event version ever written still decodes (XX-9)', () => {
  it.each(files('test/golden/*.json'))('%s', (path) => {
    const { type, schemaVersion, data } = Golden.parse(JSON.parse(read(path)));
    const current = catalogue.upcast({ ...place, type, data, metadata: { ...metadata, schemaVersion } });
    expect(() => catalogue.validate(current)).not.toThrow();
  });

  it.each([
    ['a version that nobody has written yet', 'PartnershipEnded', 99],
    ['a type that is in no definition', 'PartnershipForgotten', 1],
  ])('and %s is refused, never guessed', (_what, type, schemaVersion) => {
    const event = { ...place, type, data: {}, metadata: { ...metadata, schemaVersion } };
    expect(() => catalogue.upcast(event)).toThrow(UnknownEvent);
  });

  it.each(catalogued.map(({ type, version }) => [type, version] as const))(
    '%s has an example of each of its %i versions',
    (type, version) => {
      const versions = Array.from({ length: version }, (_, index) => `test/golden/${type}.v${index + 1}.json`);
      expect(files(`test/golden/${type}.v*.json`)).toEqual(versions);
    },
  );
});
