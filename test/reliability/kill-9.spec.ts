import { tortured } from './torture/run-small.js';

describe('A server that is killed with -9 under 32 writers, ten times', () => {
  it('has lost, doubled and changed nothing, and does the work of automations once (XX-1, XX-3, XX-4)', async () => {
    const report = (await tortured('kills', '--kills', '10')).get('kills');
    expect(report).toMatchObject({ verdict: 'held', breaches: [] });
    const figures = report?.figures ?? {};
    expect(figures).toMatchObject({
      ...{ cycles: 10, writers: 32, killedAtStart: 3 },
      ...{ lost: 0, doubled: 0, moved: 0, wrongEffects: 0, readModelBreaches: 0, otherBreaches: 0 },
    });
    // Otherwise there was nothing to lose.
    expect(figures['acknowledgedEvents']).toBeGreaterThan(10 * 32);
    expect(figures['resentWithoutAnswer']).toBeGreaterThan(32);
    expect(figures['killsWithBacklog']).toBeGreaterThan(0);
    expect(figures['effects']).toBeGreaterThan(0);
    expect(figures['readModels']).toBeGreaterThanOrEqual(8);
  }, 600_000);
});
