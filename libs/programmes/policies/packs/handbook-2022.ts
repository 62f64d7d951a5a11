import type { PolicyPack } from '../domain/policy-pack.js';
import { handbook2019 } from './handbook-2019.js';

/** The alliances handbook after its six criteria were replaced. */
export const handbook2022: PolicyPack = {
  policy: 'handbook',
  version: 'handbook-2022',
  effectiveFrom: '2022-01-01T00:00:00.000Z',
  source: {
    document: 'The alliances handbook, 2022',
    anchor: 'handbook#criteria-for-successful-partnerships',
    note:
      'Collaboration takes the place of Alignment: of Alignment the handbook of 2019 says that «collaboration is stronger … when the ' +
      'Product, Marketing, and Sales teams are aligned», so the agreement of the three teams stands for it. Only the criteria ' +
      'changed; all else is as in 2019. The day is that of the year’s begin, since the document names none.',
  },
  parameters: {
    ...handbook2019.parameters,
    criteria: ['EXPOSURE', 'PRODUCT_KNOWLEDGE', 'ADOPTION', 'REVENUE', 'RESULTS', 'COLLABORATION'],
    alignmentCriterion: 'COLLABORATION',
  },
};
