import { integer, projection, table, text, upsert } from '@entente/read-store';
import { RequestPosted } from '../lifecycle/inbound-request/domain/inbound-request.events.js';
import { requestPosted } from './builders/inbound-request.js';
import { partnershipId } from './builders/vocabulary.js';
import { projecting } from './projecting.js';

const postsTable = table('posts', { key: 'partnershipId', columns: { partnershipId: text(), count: integer() } });

const posts = (count: () => number) =>
  projection('posts', {
    table: postsTable,
    version: 1,
    on: [RequestPosted],
    handlers: { RequestPosted: ({ data }) => upsert(data.partnershipId, { count: count() }) },
  });

describe('Projecting', () => {
  it('passes when exactly the stated rows come', async () => {
    await projecting(posts(() => 1))
      .given(requestPosted())
      .gives({ partnershipId, count: 1 });
  });

  it('fails when other rows come, or none', async () => {
    const projected = projecting(posts(() => 1));
    await expect(projected.given(requestPosted()).gives({ partnershipId, count: 2 })).rejects.toThrow(/count/);
    await expect(projected.given(requestPosted()).gives()).rejects.toThrow();
    await expect(projected.given().gives({ partnershipId, count: 1 })).rejects.toThrow();
  });

  it('fails when a projection counts what it was told', async () => {
    let told = 0;
    await expect(
      projecting(posts(() => ++told))
        .given(requestPosted())
        .gives({ partnershipId, count: 1 }),
    ).rejects.toThrow(/from nothing/);
  });

  it('fails when an event cannot be handled', async () => {
    const refused = projecting(posts(() => 0.5))
      .given(requestPosted())
      .gives();
    await expect(refused).rejects.toThrow(/posts.count/);
  });
});
