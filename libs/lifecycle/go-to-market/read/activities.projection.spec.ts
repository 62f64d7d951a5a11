import { aWebinar, activityCancelled, activityCompleted, activityPlanned, at, partnershipId } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { GoToMarketClosed } from '../domain/go-to-market.events.js';
import { activities } from './activities.projection.js';

const planned = {
  ...{ key: `${partnershipId}/webinar-1`, partnershipId, ...aWebinar, status: 'PLANNED', plannedAt: at },
  ...{ outcome: null, evidence: null, cancellationReason: null, completedAt: null },
};
const aBlogPost = { activityId: 'blog-1', kind: 'BLOG', title: 'What we built', jointCustomer: null } as const;
const blogPost = { ...planned, ...aBlogPost, key: `${partnershipId}/blog-1` };

describe('The activities of go-to-market', () => {
  it('are shown from their planning on, each by itself', async () => {
    await projecting(activities).given(activityPlanned(), activityPlanned(aBlogPost)).gives(blogPost, planned);
  });

  it('are completed with what came of them, or cancelled with the reason', async () => {
    const evidence = 'https://example.com/recording';
    await projecting(activities)
      .given(activityPlanned(), activityPlanned(aBlogPost), activityCompleted({ evidence }), activityCancelled({ activityId: 'blog-1' }))
      .gives(
        { ...blogPost, status: 'CANCELLED', cancellationReason: 'The speaker fell ill' },
        { ...planned, status: 'COMPLETED', outcome: '120 people came', evidence, completedAt: at },
      );
  });

  it('are closed with the partnership where they had not taken place, and stay as they are where they had', async () => {
    const closed = GoToMarketClosed({ partnershipId, activityIds: ['blog-1'], reason: 'Acquired', closedWhile: 'LAUNCHED', closedAt: at });
    await projecting(activities)
      .given(activityPlanned(), activityPlanned(aBlogPost), activityCompleted(), closed)
      .gives({ ...blogPost, status: 'CLOSED' }, { ...planned, status: 'COMPLETED', outcome: '120 people came', completedAt: at });
  });
});
