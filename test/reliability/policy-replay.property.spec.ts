import { handbook2019 } from '@entente/programmes/policies';
import fc from 'fast-check';
import { handbook2022 } from '../../libs/programmes/policies/packs/handbook-2022.js';
import { Chronicle, judgedAnew } from './policy-replay/chronicle.js';
import { histories } from './policy-replay/drafts.js';

/** Stands in the log and never judged. */
const odd = {
  ...{ ...handbook2019, version: 'handbook-odd', effectiveFrom: '2099-01-01T00:00:00.000Z' },
  parameters: {
    ...handbook2019.parameters,
    ...{ requestTemplate: 'partner_request', coreOutboundProducts: ['TeamCity'], lovableProductStages: [], metFrom: 2 },
    ...{ channel: '#partners', firstAnswerBusinessDays: 1, listingDescriptionMost: 10, certificationMonths: 6 },
  },
};
/** Says what the handbook of 2019 says, in another order of words. */
const twin = {
  ...{ ...handbook2019, version: 'handbook-twin', effectiveFrom: '2099-01-02T00:00:00.000Z' },
  parameters: { ...handbook2019.parameters, coreOutboundProducts: handbook2019.parameters.coreOutboundProducts.toReversed() },
};
/** Promises more than the handbook of 2019 does, and says nothing else. */
const hasty = {
  ...{ ...handbook2019, version: 'handbook-hasty', effectiveFrom: '2099-01-03T00:00:00.000Z' },
  parameters: { ...handbook2019.parameters, firstAnswerBusinessDays: 1 },
};
const others = [handbook2019, handbook2022, odd, twin, hasty];

describe('History judged anew under another policy', () => {
  it('differs exactly where each command would have when it was given, in any part and from either end, and nothing is written', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const chronicle = new Chronicle();
        await chronicle.publish([odd, twin, hasty]);
        const foreseen = [];
        for (const given of history) foreseen.push(await chronicle.write(given, others));
        const head = await chronicle.log.head();
        const whole = { from: 1, to: head };
        const part = { from: Math.floor(head / 3), to: Math.floor(head / 2) };
        for (const [index, { version }] of others.entries()) {
          const expected = foreseen.flatMap((one) => one[index] ?? []);
          for (const one of expected) seen.add('code' in one ? one.code : 'other data');
          const { replay } = chronicle;
          expect(await judgedAnew(replay.differences(version, whole))).toEqual(expected);
          expect(await judgedAnew(replay.differences(version, whole, { direction: 'backwards' }))).toEqual(expected.toReversed());
          const within = expected.filter(({ position }) => position >= part.from && position <= part.to);
          expect(await judgedAnew(replay.differences(version, part))).toEqual(within);
          if (version === 'handbook-twin') expect(expected.filter(({ policyVersion }) => policyVersion === 'handbook-2019')).toEqual([]);
        }
        expect(await chronicle.log.head()).toBe(head);
        await chronicle.log.close();
      }),
      { numRuns: 60 },
    );
    // Else the histories would have proved little.
    expect([...seen]).toEqual(expect.arrayContaining(['CL-3', 'DU-6', 'EV-1', 'IN-2', 'LC-13', 'other data']));
  });
});
