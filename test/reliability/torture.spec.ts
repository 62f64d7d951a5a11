import { tortured, type Report } from './torture/run-small.js';

const SMALL = ['--projection-kills', '4', '--damages', '60', '--disk-rounds', '1', '--soak-seconds', '5', '--clock-jumps', '10'];

describe('The torture, in a small size that keeps its sections alive', () => {
  let reports: ReadonlyMap<string, Report>;

  beforeAll(async () => {
    reports = await tortured('projections,damage,disk,soak,clocks', ...SMALL);
  }, 600_000);

  const held = (section: string): Report['figures'] => {
    const report = reports.get(section);
    expect(report).toMatchObject({ verdict: 'held', breaches: [] });
    return report?.figures ?? {};
  };

  it('kills the projections with one slow handler and a backlog: every event is applied once, and every read model equals its rebuild', () => {
    const { kills, appliedTwice, neverApplied, differingFromRebuild } = held('projections');
    expect({ kills, appliedTwice, neverApplied, differingFromRebuild }).toEqual({
      ...{ kills: 4, appliedTwice: 0, neverApplied: 0, differingFromRebuild: 0 },
    });
  });

  it('damages the log at random: it is whole, or refused', () => {
    const { cuts = 0, flips = 0, intact = 0, refused = 0 } = held('damage');
    expect([cuts + flips, intact + refused]).toEqual([60, 60]);
  });

  it('fills the disk, and takes the right to write: refused clearly, nothing lost, and the server goes on when it has room', () => {
    const disk = reports.get('disk');
    if (disk?.verdict === 'SKIPPED')
      process.stderr.write(`${disk.breaches.join()}
`);
    if (disk?.verdict === 'SKIPPED') return;
    const { refusedCommands, startsRefused, lost, doubled, unclearRefusals } = held('disk');
    expect({ startsRefused, lost, doubled, unclearRefusals }).toEqual({ startsRefused: 3, lost: 0, doubled: 0, unclearRefusals: 0 });
    expect(refusedCommands).toBeGreaterThanOrEqual(64);
  });

  it('soaks the server in mixed load: nothing is told otherwise than before, and the subscription gives everything once', () => {
    const { lost, doubled, readBreaches, queries, eventsSubscribed } = held('soak');
    expect({ lost, doubled, readBreaches }).toEqual({ lost: 0, doubled: 0, readBreaches: 0 });
    expect(Math.min(queries ?? 0, eventsSubscribed ?? 0)).toBeGreaterThan(20);
  });

  it('lets the clock jump back and forth: timers fire once and not before they are due, and the log’s times never go back', () => {
    const { jumps, firedTwice, firedEarly, recordedBackwards } = held('clocks');
    expect({ jumps, firedTwice, firedEarly, recordedBackwards }).toEqual({ jumps: 10, firedTwice: 0, firedEarly: 0, recordedBackwards: 0 });
  });
});
