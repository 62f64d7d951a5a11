import { randomInt } from 'node:crypto';
import type { ApiClient, ApiEvent } from './server/api-client.js';
import { LiveEvents } from './server/event-feed.js';
import { House } from './server/house.js';
import { eventsOnDisk } from './server/log-on-disk.js';

const RECONNECTS = 20;
const WRITERS = 8;

/** Captures and posts requests, one after the other, until it is told to stop. */
async function write(client: ApiClient, name: string, goesOn: () => boolean): Promise<readonly ApiEvent[]> {
  const written: ApiEvent[] = [];
  for (let number = 1; goesOn(); number += 1) {
    const captured = await client.command('captureRequest', { partnerName: `${name} number ${number}`, briefDescription: 'They wrote' });
    const { partnershipId } = captured;
    const posted = await client.command('postRequest', { partnershipId, briefDescription: 'They wrote' });
    written.push(...captured.events, ...posted.events);
  }
  return written;
}

/** A subscriber that is cut off after a random number of events, and resumes after the last one that it handled. */
class CutOffFollower {
  readonly heard: ApiEvent[] = [];
  cuts = 0;
  readonly #listen: (after: number) => LiveEvents;

  constructor(listen: (after: number) => LiveEvents) {
    this.#listen = listen;
  }

  get lastPosition(): number {
    return lastOf(this.heard);
  }

  async followAndBeCutOff(): Promise<void> {
    const live = this.#listen(this.lastPosition);
    for (let left = randomInt(1, 15); left > 0; left -= 1) await live.next();
    live.cut();
    this.heard.push(...live.seen);
    this.cuts += 1;
  }
}

function lastOf(events: readonly ApiEvent[]): number {
  return events.at(-1)?.position ?? 0;
}

describe('The subscription to events, over a socket', () => {
  let house: House;
  let token: string;
  /** Everything that stands in the log, in its order. */
  let truth: readonly ApiEvent[];
  /** What the writers' commands were answered with. */
  let acknowledged: readonly ApiEvent[];
  /** What a subscriber got who was cut off again and again while the writers wrote. */
  let heard: readonly ApiEvent[];

  const listen = (after: number, wish: object = {}): LiveEvents => new LiveEvents(house.address, token, { ...wish, after });
  const hear = async (live: LiveEvents, last: number): Promise<readonly ApiEvent[]> => {
    await live.until(({ position }) => position >= last);
    await live.leave();
    return live.seen;
  };

  /** Waits until automations have done with every post. */
  const allAreSettled = async (written: readonly ApiEvent[]): Promise<void> => {
    const skipped = new LiveEvents(house.address, token, { types: ['DeliverySkipped'] });
    for (const { type } of written) if (type === 'RequestPosted') await skipped.next();
    await skipped.leave();
  };

  beforeAll(async () => {
    house = await House.open();
    token = await house.token('AUDITOR');
    const client = await house.as('ALLIANCE_MEMBER');
    const follower = new CutOffFollower((after) => listen(after));
    const goesOn = (): boolean => follower.cuts < RECONNECTS;
    const writing = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(client, `Writer ${writer}`, goesOn)));
    while (goesOn()) await follower.followAndBeCutOff();
    acknowledged = (await writing).flat().sort((one, other) => one.position - other.position);
    await allAreSettled(acknowledged);
    truth = await eventsOnDisk(house.dataDir);
    heard = [...follower.heard, ...(await hear(listen(follower.lastPosition), lastOf(truth)))];
  }, 60_000);

  afterAll(() => house.close());

  it('gives a subscriber who was cut off 20 times under 8 writers every event, in order, with no gap and no repeat (XX-6)', () => {
    expect(acknowledged.length).toBeGreaterThan(RECONNECTS * 2);
    expect(heard).toEqual(truth);
  });

  it('gives what was acknowledged, the policy in force and, for each post, what automations added, and no more', () => {
    const added = truth.filter(({ role }) => role === 'AUTOMATION');
    expect(truth.filter((event) => !added.includes(event))).toEqual(acknowledged);
    const posts = acknowledged.filter(({ type }) => type === 'RequestPosted').map(({ id }) => id);
    const addedTo = (post: string): readonly string[] => added.filter(({ data }) => data['deliveryId'] === post).map(({ type }) => type);
    expect(posts.map(addedTo)).toEqual(posts.map(() => ['DeliveryQueued', 'DeliverySkipped']));
    expect(added.filter(({ data }) => data['deliveryId'] === undefined).map(({ type }) => type)).toEqual(['PolicyPublished']);
    expect(added).toHaveLength(1 + 2 * posts.length);
  });

  it('resumes from any position (XX-6)', async () => {
    const last = lastOf(truth);
    for (let sample = 0; sample < 20; sample += 1) {
      const after = randomInt(0, last);
      expect({ after, events: await hear(listen(after), last) }).toEqual({
        after,
        events: truth.filter(({ position }) => position > after),
      });
    }
  });

  it('gives the events of one partnership, and of some types, when it is asked for these alone', async () => {
    const partnershipId = truth.at(-1)?.data['partnershipId'];
    const ofOne = truth.filter(({ data }) => data['partnershipId'] === partnershipId);
    const posts = truth.filter(({ type }) => type === 'RequestPosted');
    const postsOfOne = ofOne.filter(({ type }) => type === 'RequestPosted');
    expect(ofOne).toHaveLength(5);
    expect(postsOfOne).toHaveLength(1);
    expect(await hear(listen(0, { partnershipId }), lastOf(ofOne))).toEqual(ofOne);
    expect(await hear(listen(0, { types: ['RequestPosted'] }), lastOf(posts))).toEqual(posts);
    expect(await hear(listen(0, { partnershipId, types: ['RequestPosted'] }), lastOf(postsOfOne))).toEqual(postsOfOne);
  });

  it('gives a partner the events of its own partnership alone, whatever it asks for', async () => {
    const [own, other] = ['own-partnership', truth[0]?.data['partnershipId']];
    const partner = await house.token('PARTNER', { partnership: own });
    const mine = new LiveEvents(house.address, partner);
    const foreign = new LiveEvents(house.address, partner, { partnershipId: String(other) });
    const topics = { technicalIntegration: 'A plug-in', endUserBenefits: 'Less work', businessRelationship: 'A listing' };
    const requested = await (
      await house.as('PARTNER', { partnership: own })
    ).command('requestPartnership', { partnerName: 'Own', ...topics });
    const posted = await (await house.as('ALLIANCE_MEMBER')).command('postRequest', { partnershipId: own, briefDescription: 'Own' });
    const heardOfOthers = foreign.next();
    await Promise.race([heardOfOthers, mine.until(({ type }) => type === 'DeliverySkipped')]);
    const onRecord = (await eventsOnDisk(house.dataDir)).filter(({ data }) => data['partnershipId'] === own);
    expect(mine.seen).toEqual(onRecord);
    expect(onRecord.slice(0, 3)).toEqual([...requested.events, ...posted.events]);
    expect(foreign.seen).toEqual([]);
    mine.cut();
    foreign.cut();
    await expect(heardOfOthers).rejects.toBeDefined();
  });
});
