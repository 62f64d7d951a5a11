import type { EventOf, Recorded, RecordedEvent } from '@entente/kernel';
import fc from 'fast-check';
import { CloseDesk, OpenDesk, Opened, desk } from './testing/desk.js';
import { FatefulEventStore, NOW, anExecutor, anOrigin, everythingIn, type Fate } from './testing/workbench.js';

const crash = new Error('crash');
const fate: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Fate>('passes') },
  { weight: 2, arbitrary: fc.constantFrom<Fate>('stalls', { fails: 'before', error: crash }, { fails: 'after', error: crash }) },
);

interface Contender {
  readonly asks: { readonly partnershipId: string; readonly company: string; readonly domain: string };
  readonly tries: number;
  readonly closes: boolean;
}
const contender: fc.Arbitrary<Contender> = fc.record({
  asks: fc.constantFrom(
    { partnershipId: 'p', company: 'mattermost', domain: 'mattermost.com' },
    { partnershipId: 'q', company: 'mattermost', domain: 'rancher.com' },
    { partnershipId: 'r', company: 'rancher', domain: 'mattermost.com' },
    { partnershipId: 's', company: 'rancher', domain: 'rancher.com' },
  ),
  tries: fc.integer({ min: 1, max: 3 }),
  closes: fc.boolean(),
});

/** The claims that are held after each event of the log, once for every holder. */
function heldOverTime(events: readonly RecordedEvent[]): readonly (readonly string[])[] {
  const held = new Map<string, readonly string[]>();
  return events
    .filter(({ stream }) => stream.startsWith('desk-'))
    .map((event) => {
      held.set(event.stream, isOpened(event) ? [event.data.company, event.data.domain] : []);
      return [...held.values()].flat();
    });
}

function isOpened(event: RecordedEvent): event is Recorded<EventOf<typeof Opened>> {
  return event.type === Opened.type;
}

async function contend(eventStore: FatefulEventStore, { asks, tries, closes }: Contender, turn: () => Promise<void>) {
  const open = new OpenDesk({ ...asks, now: NOW });
  const send = (command: OpenDesk | CloseDesk) => anExecutor(eventStore, turn).execute(desk, command, anOrigin());
  for (let left = tries; left > 0; left -= 1) {
    const outcome = await send(open).catch(unlessCrashed);
    if (outcome?.kind === 'accepted' && closes)
      await send(new CloseDesk({ partnershipId: asks.partnershipId, now: NOW })).catch(unlessCrashed);
    if (outcome !== undefined) return;
  }
}

function unlessCrashed(error: unknown): undefined {
  if (error !== crash) throw error;
}

/** Whoever comes in the end, when everything that was held is given back, gets what it asks for. */
async function claimInTheEnd(eventStore: FatefulEventStore, company: string): Promise<void> {
  const send = (command: OpenDesk | CloseDesk) => anExecutor(eventStore).execute(desk, command, anOrigin());
  const open = (partnershipId: string) => send(new OpenDesk({ partnershipId, company, domain: `${company}.com`, now: NOW }));
  const heldNow = heldOverTime(await everythingIn(eventStore)).at(-1) ?? [];
  const isHeld = heldNow.includes(company) || heldNow.includes(`${company}.com`);
  expect(await open(`first-${company}`)).toMatchObject(isHeld ? { kind: 'rejected', rejection: { code: 'TS-3' } } : { kind: 'accepted' });
  for (const partnershipId of ['p', 'q', 'r', 's', `first-${company}`]) await send(new CloseDesk({ partnershipId, now: NOW }));
  expect(await open(`last-${company}`)).toMatchObject({ kind: 'accepted' });
}

describe('Claims under contention', () => {
  it('are held by one partnership at a time, and are never lost, whoever is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(contender, { minLength: 2, maxLength: 4 }),
        fc.array(fate, { maxLength: 16 }),
        async (scheduler, contenders, fates) => {
          const turns = { taken: true };
          const turn = (): Promise<void> => (turns.taken ? scheduler.schedule(Promise.resolve()) : Promise.resolve());
          const eventStore = new FatefulEventStore(turn);
          eventStore.next(...fates);
          await scheduler.waitFor(Promise.all(contenders.map((one) => contend(eventStore, one, turn))));
          turns.taken = false;
          eventStore.next();
          for (const held of heldOverTime(await everythingIn(eventStore))) expect(held).toHaveLength(new Set(held).size);
          await claimInTheEnd(eventStore, 'mattermost');
          await claimInTheEnd(eventStore, 'rancher');
        },
      ),
      { numRuns: 500 },
    );
  });
});
