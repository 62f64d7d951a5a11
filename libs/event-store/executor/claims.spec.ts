import type { Outcome } from '@entente/kernel';
import { ClaimAfterRelease } from './claims.js';
import { BookDesk, CloseDesk, LeaveNotes, OpenDesk, Opened, desk } from './testing/desk.js';
import { FatefulEventStore, NOW, anExecutor, anOrigin, everythingIn, theStream } from './testing/workbench.js';

const crash = new Error('crash');

function aTown() {
  const eventStore = new FatefulEventStore();
  const send = (command: Parameters<typeof desk.decide>[0], role = 'ALLIANCE_MEMBER'): Promise<Outcome> =>
    anExecutor(eventStore).execute(desk, command, anOrigin({ actor: { id: 'ada', role } }));
  const open = (partnershipId: string, company: string, domain = `${company}.com`): Promise<Outcome> =>
    send(new OpenDesk({ partnershipId, company, domain, now: NOW }));
  const close = (partnershipId: string): Promise<Outcome> => send(new CloseDesk({ partnershipId, now: NOW }));
  const book = (partnershipId: string, company: string, whose: string): Promise<Outcome> =>
    send(new BookDesk({ partnershipId, company, domain: `${company}.com`, whose, now: NOW }));
  return { eventStore, send, open, close, book };
}

describe('A claim', () => {
  it('is taken before the events are recorded, key by key', async () => {
    const { eventStore, open } = aTown();
    await open('p', 'mattermost');
    expect((await everythingIn(eventStore)).map(({ stream, type }) => [stream, type])).toEqual([
      ['companyName-mattermost', 'ClaimTaken'],
      ['webDomain-mattermost.com', 'ClaimTaken'],
      ['desk-p', 'DeskOpened'],
    ]);
  });

  it('that another partnership holds is refused, naming the holder and since when', async () => {
    const { eventStore, open } = aTown();
    await open('p', 'mattermost');
    const [opened] = await theStream(eventStore, 'desk-p');
    const head = await eventStore.head();
    expect(await open('q', 'rancher', 'mattermost.com')).toMatchObject({
      kind: 'rejected',
      subject: 'q',
      rejection: { code: 'TS-3', facts: { claim: 'webDomain-mattermost.com', heldBy: 'p', position: opened?.position, since: NOW } },
      position: opened?.position,
    });
    expect(await eventStore.head()).toBe(head);
  });

  it('tells an outsider neither who holds it nor since when (XX-10)', async () => {
    const { send, open } = aTown();
    await open('p', 'mattermost');
    const refusal = await send(new OpenDesk({ partnershipId: 'q', company: 'mattermost', domain: 'other.com', now: NOW }), 'OUTSIDER');
    expect(refusal).toMatchObject({ kind: 'rejected', rejection: { code: 'TS-3' }, position: 0 });
    expect('rejection' in refusal && refusal.rejection.facts).toEqual({ claim: 'companyName-mattermost' });
  });

  it('is free again when its holder has closed', async () => {
    const { open, close } = aTown();
    await open('p', 'mattermost');
    await close('p');
    expect(await open('q', 'mattermost')).toMatchObject({ kind: 'accepted' });
    expect(await open('r', 'mattermost')).toMatchObject({ kind: 'rejected', rejection: { facts: { heldBy: 'q' } } });
  });

  it('of a claimant that was cut off is taken over, and the claimant is closed for good', async () => {
    const { eventStore, open } = aTown();
    eventStore.next('passes', 'passes', { fails: 'before', error: crash });
    await expect(open('p', 'mattermost')).rejects.toBe(crash);
    expect(await open('q', 'mattermost')).toMatchObject({ kind: 'accepted' });
    expect(await theStream(eventStore, 'desk-p')).toMatchObject([{ type: 'DeskClosed', data: { partnershipId: 'p', at: NOW } }]);
    expect(await open('p', 'mattermost')).toMatchObject({ kind: 'rejected', rejection: { code: 'TS-1', facts: { status: 'Closed' } } });
  });

  it('of a claimant that was cut off and comes back first is still its own', async () => {
    const { eventStore, open } = aTown();
    eventStore.next('passes', { fails: 'after', error: crash });
    await expect(open('p', 'mattermost')).rejects.toBe(crash);
    expect(await open('p', 'mattermost')).toMatchObject({ kind: 'accepted', events: [{ type: 'DeskOpened' }] });
    expect(await open('q', 'mattermost')).toMatchObject({ kind: 'rejected', rejection: { facts: { heldBy: 'p' } } });
  });

  it('is not looked at by commands that claim nothing', async () => {
    const { eventStore, open, send } = aTown();
    await open('p', 'mattermost');
    const appends = eventStore.appends;
    await send(new LeaveNotes({ partnershipId: 'p', notes: ['one'], now: NOW }));
    expect(eventStore.appends).toBe(appends + 1);
  });

  it('by a partnership that has stopped holding is a fault of the decider', async () => {
    const { eventStore, open, close } = aTown();
    await open('p', 'mattermost');
    await close('p');
    const reopening = {
      ...desk,
      decide: () => [Opened({ partnershipId: 'p', company: 'mattermost', domain: 'm.com', by: 'ada', at: NOW })],
    };
    const again = new OpenDesk({ partnershipId: 'p', company: 'mattermost', domain: 'm.com', now: NOW });
    await expect(anExecutor(eventStore).execute(reopening, again, anOrigin())).rejects.toThrow(ClaimAfterRelease);
  });

  it('for a partnership that is yet to be made keeps its place free for it, after the own one has closed', async () => {
    const { open, close, book } = aTown();
    await open('p', 'mattermost');
    await close('p');
    expect(await book('p', 'mattermost', 'q')).toMatchObject({ kind: 'accepted', subject: 'p' });
    expect(await open('q', 'mattermost')).toMatchObject({ kind: 'accepted', subject: 'q' });
    expect(await open('r', 'mattermost')).toMatchObject({ kind: 'rejected', rejection: { facts: { heldBy: 'q' } } });
  });

  it('for a partnership that is yet to be made is refused where another holds it, and nothing is recorded', async () => {
    const { eventStore, open, close, book } = aTown();
    await open('p', 'mattermost');
    await close('p');
    await open('r', 'mattermost');
    const head = await eventStore.head();
    expect(await book('p', 'mattermost', 'q')).toMatchObject({ kind: 'rejected', rejection: { code: 'TS-3', facts: { heldBy: 'r' } } });
    expect(await eventStore.head()).toBe(head);
  });

  it('for a partnership that is never made is taken over by the next', async () => {
    const { open, book } = aTown();
    await book('p', 'mattermost', 'q');
    expect(await open('r', 'mattermost')).toMatchObject({ kind: 'accepted' });
    expect(await open('q', 'mattermost')).toMatchObject({ kind: 'rejected' });
  });
});
