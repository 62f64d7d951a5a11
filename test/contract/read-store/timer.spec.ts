import type { Outcome } from '@entente/kernel';
import { TimerRunner, quiescent, type Execute } from '@entente/read-store';
import { RepeatingEventStore } from './repeating-event-store.js';
import { aTimer, inEachHouse, stopped, wound } from './timer-house.js';
import { LONG_MS } from './world.js';

inEachHouse((aHouse) => {
  it('fires a clock at its time, once, and not before', async () => {
    const house = await aHouse();
    const timers = await house.start();
    await house.happens(wound(60));
    await house.at(59, timers);
    expect(await house.rang()).toEqual([]);
    await house.at(60, timers);
    await house.at(6_000, timers);
    expect(await house.rang()).toEqual(['a wait k due 60 at 60']);
    expect(house.executed).toHaveLength(1);
  });

  it('fires in the order of the due moments, over all timers and partnerships; what is due at one moment in the order of its setting', async () => {
    const house = await aHouse();
    const timers = await house.start([aTimer('wait'), aTimer('call')]);
    await house.happens(wound(30), wound(10, { timer: 'call' }), wound(20, { partnershipId: 'b' }), wound(10, { partnershipId: 'c' }));
    await house.at(30, timers);
    expect(await house.rang()).toEqual([
      'a call k due 10 at 30',
      'c wait k due 10 at 30',
      'b wait k due 20 at 30',
      'a wait k due 30 at 30',
    ]);
  });

  it('fires a clock that was moved at its last time alone, and one that was stopped not at all', async () => {
    const house = await aHouse();
    const timers = await house.start();
    await house.happens(
      wound(10),
      wound(50),
      wound(10, { key: 'l' }),
      stopped({ key: 'l' }),
      wound(70, { key: 'm' }),
      wound(40, { key: 'm' }),
    );
    await house.at(49, timers);
    expect(await house.rang()).toEqual(['a wait m due 40 at 49']);
    await house.at(100, timers);
    expect(await house.rang()).toEqual(['a wait m due 40 at 49', 'a wait k due 50 at 100']);
  });

  it('fires again what was set again after it had fired', async () => {
    const house = await aHouse();
    const timers = await house.start();
    await house.happens(wound(10));
    await house.at(10, timers);
    await house.happens(wound(20));
    await house.at(20, timers);
    expect(await house.rang()).toEqual(['a wait k due 10 at 10', 'a wait k due 20 at 20']);
  });

  it('fires after downtime what came due meanwhile, and never what was stopped meanwhile', async () => {
    const house = await aHouse();
    const first = await house.start();
    await house.happens(wound(30, { key: 'late' }), wound(20, { key: 'stopped' }), wound(10, { key: 'early' }));
    await house.at(0, first);
    await first.stop();
    house.clock.seconds = 1_000;
    await house.happens(stopped({ key: 'stopped' }));
    await house.at(1_000, await house.start());
    expect(await house.rang()).toEqual(['a wait early due 10 at 1000', 'a wait late due 30 at 1000']);
  });

  it('stops what a clock that fired before it has stopped', async () => {
    const house = await aHouse();
    const stopping: Execute = async (command, because) => {
      const outcome = await house.execute(command, because);
      if (because.index === 'first') await house.happens(stopped({ key: 'second' }));
      return outcome;
    };
    const timers = await house.start([aTimer()], stopping);
    await house.happens(wound(10, { key: 'first' }), wound(20, { key: 'second' }));
    await house.at(30, timers);
    expect(await house.rang()).toEqual(['a wait first due 10 at 30']);
  });

  it.each([60, -60])('never fires twice, nor loses anything, when the time of day jumps by %d seconds', async (jump) => {
    const house = await aHouse();
    const timers = await house.start();
    await house.happens(wound(100), wound(150, { key: 'l' }));
    await house.at(100, timers);
    await house.at(100 + jump, timers);
    await house.at(149, timers);
    await house.at(150, timers);
    await house.at(150 - jump, timers);
    expect((await house.rang()).map((line) => line.split(' at ')[0])).toEqual(['a wait k due 100', 'a wait l due 150']);
    expect(house.executed).toHaveLength(2);
  });

  it('sleeps until the next clock, fifteen seconds at the most, and is woken by a clock that is set', async () => {
    const house = await aHouse();
    const timers = await house.start();
    await house.happens(wound(3_600));
    await house.at(0, timers);
    await house.happens(wound(5, { key: 'soon' }));
    await house.at(0, timers);
    // The sleeper itself, woken by the new clock, and not the waiting of this test.
    while (!house.sleep.asked.includes(5_000)) await new Promise((resolve) => void setImmediate(resolve));
    expect(Math.max(...house.sleep.asked)).toBe(15_000);
  });

  it('fires once whatever the log delivers twice', async () => {
    const house = await aHouse(RepeatingEventStore);
    const timers = await house.start();
    await house.happens(wound(10));
    await house.at(10, timers);
    await house.happens(wound(20, { key: 'l' }));
    await house.at(20, timers);
    expect(await house.rang()).toEqual(['a wait k due 10 at 10', 'a wait l due 20 at 20']);
  });

  it('executes again, once in effect, what a crash cut off between the command and the removal', async () => {
    const house = await aHouse();
    const executed = Promise.withResolvers<Outcome>();
    const crashing: Execute = async (command, because) => {
      executed.resolve(await house.execute(command, because));
      return new Promise<Outcome>(() => undefined);
    };
    house.clock.seconds = 10;
    await house.happens(wound(10));
    // Hangs as if its process were dead, and is not stopped: that clock is never removed.
    await new TimerRunner({ ...house.world.common(), timers: [aTimer()], clock: house.clock, execute: crashing }).start();
    await executed.promise;
    await house.at(20, await house.start());
    expect(house.executed).toHaveLength(2);
    expect(await house.rang()).toEqual(['a wait k due 10 at 10']);
  });

  it('winds its clocks anew from the log when the read models were deleted, without a second effect', async () => {
    const house = await aHouse();
    const first = await house.start();
    await house.happens(wound(10), wound(20, { key: 'l' }), stopped({ key: 'l' }), wound(90, { key: 'm' }));
    await house.at(30, first);
    await first.stop();
    await house.forgetEverything();
    await house.at(100, await house.start());
    expect(await house.rang()).toEqual(['a wait k due 10 at 30', 'a wait m due 90 at 100']);
  });

  it('is quiet when the log’s end was handled and nothing is due', async () => {
    const house = await aHouse();
    const timers = await house.start();
    await house.happens(wound(10));
    house.clock.seconds = 10;
    expect(await quiescent(house.world.eventStore, [timers], LONG_MS)).toBe(2);
    expect(await house.rang()).toHaveLength(1);
  });
});
