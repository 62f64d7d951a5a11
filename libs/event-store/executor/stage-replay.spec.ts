import { DeciderRegistry } from './decider-registry.js';
import { StageReplay } from './stage-replay.js';
import { OpenDesk, ShutHouse, desk, house } from './testing/desk.js';
import { FatefulEventStore, NOW, anExecutor, anOrigin } from './testing/workbench.js';

const at = { partnershipId: 'p', now: NOW };

describe('The present state of all stages', () => {
  it('XX-2: is that of one moment, although the log grows between the reads of two streams', async () => {
    let readsUntilShut = Infinity;
    const eventStore = new FatefulEventStore(async () => {
      readsUntilShut -= 1;
      if (readsUntilShut === 0) await executor.execute(house, new ShutHouse(at), anOrigin());
    });
    const executor = anExecutor(eventStore);
    const deciders = new DeciderRegistry();
    deciders.register(desk);
    deciders.register(house);
    await executor.execute(desk, new OpenDesk({ ...at, company: 'mattermost', domain: 'mattermost.com' }), anOrigin());

    // The desk's own stream and the house's as the desk observes it; the third read is the house's for itself.
    readsUntilShut = 3;
    const stages = await new StageReplay(eventStore, deciders).at('p');

    expect(stages).toMatchObject([
      { category: 'desk', state: { status: 'Open', shut: false } },
      { category: 'house', state: { shut: false }, revision: 'none' },
    ]);
    expect(await new StageReplay(eventStore, deciders).at('p')).toMatchObject([{ state: { shut: true } }, { state: { shut: true } }]);
  });
});
