import { recorded } from '@entente/testing';
import { BookDesk, Noted, Opened, desk } from '../../../libs/event-store/executor/testing/desk.js';
import { FatefulEventStore, NOW, anExecutor, everythingIn } from '../../../libs/event-store/executor/testing/workbench.js';
import { automationOrigin } from './automation-origin.js';

const partnershipId = 'partnership-1';
const of = { partnershipId, company: 'mattermost', domain: 'mattermost.com' };
const event = recorded(Opened({ ...of, by: 'ada', at: NOW }));
const reason = { event, automation: 'when-opened-then-book-another', index: 0 };

/** How many bookings come of commands that automations give for these reasons. The stage itself would take each of them. */
async function bookingsFor(...reasons: readonly (typeof reason)[]): Promise<number> {
  const log = new FatefulEventStore();
  const command = new BookDesk({ ...of, whose: 'partnership-2', now: NOW });
  for (const because of reasons) await anExecutor(log).execute(desk, command, automationOrigin(because));
  return (await everythingIn(log)).filter(({ type }) => type === Noted.type).length;
}

describe('What an automation commands', () => {
  it('has one effect, however often its event is delivered, restarts included (XX-4)', async () => {
    expect(await bookingsFor(reason, reason, reason)).toBe(1);
  });

  it.each([{ automation: 'another' }, { index: 1 }, { event: { ...event, id: '5f0c3a52-7a0b-4f6e-9d2b-6a1f0f3f9a11' } }])(
    'has an effect of its own for another reason: %j',
    async (other) => {
      expect(await bookingsFor(reason, { ...reason, ...other })).toBe(2);
    },
  );
});
