import { projecting } from '../../../testing/projecting.js';
import { PolicyPublished } from '../domain/policy.events.js';
import { handbook2019 } from '../packs/handbook-2019.js';
import { handbook2022 } from '../packs/handbook-2022.js';
import { policyVersions } from './policy-versions.projection.js';

const publishedAt = '2020-02-11T09:14:07.000Z';

it('The versions of policies are listed with their parameters, their source and who published them', async () => {
  await projecting(policyVersions)
    .given(PolicyPublished({ ...handbook2019, publishedAt }), PolicyPublished({ ...handbook2022, publishedAt }))
    .gives({ ...handbook2019, publishedAt, publishedBy: 'ada' }, { ...handbook2022, publishedAt, publishedBy: 'ada' });
});
