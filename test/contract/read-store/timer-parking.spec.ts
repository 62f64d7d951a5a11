import { StoreFault } from '@entente/kernel';
import { TimerRunner } from '@entente/read-store';
import { aTimer, inEachHouse, stopped, wound } from './timer-house.js';

inEachHouse((aHouse) => {
  it('tries a failing command again, and removes no clock before it is done', async () => {
    const house = await aHouse();
    house.trouble.set('k', [new Error('once'), new Error('twice')]);
    const timers = await house.start();
    await house.happens(wound(10));
    await house.at(10, timers);
    expect(house.executed).toEqual(['a wait k', 'a wait k', 'a wait k']);
    expect(house.world.logged).toHaveLength(2);
    expect(await house.rang()).toHaveLength(1);
    expect(await house.world.readStore.parked()).toEqual([]);
  });

  it('parks a clock whose command is refused or fails to the last attempt; the others go on, and a retry heals it', async () => {
    const house = await aHouse();
    house.trouble.set('down', [new Error('down'), new Error('down'), new Error('down')]).set('refused', ['IN-7', 'IN-8']);
    const timers = await house.start();
    await house.happens(wound(10, { key: 'down' }), wound(11, { partnershipId: 'b', key: 'refused' }), wound(12, { partnershipId: 'c' }));
    await house.at(20, timers);
    expect(await house.world.readStore.parked()).toMatchObject([
      { reader: 'wait', key: 'a', position: 1, eventType: 'Wound', reason: 'Error: down' },
      { reader: 'wait', key: 'b', position: 2, reason: 'Ring was refused: IN-7' },
    ]);
    expect(await house.rang()).toEqual(['c wait k due 12 at 20']);
    expect(await timers.retryParked('wait', 'a')).toBeUndefined();
    expect(await timers.retryParked('wait', 'b')).toMatchObject({ key: 'b', reason: 'Ring was refused: IN-8' });
    expect(await timers.retryParked('wait', 'b')).toBeUndefined();
    expect(await house.rang()).toEqual(['c wait k due 12 at 20', 'a wait down due 10 at 20', 'b wait refused due 11 at 20']);
  });

  it('is retried also by a runner at rest, which fires what is due before it answers', async () => {
    const house = await aHouse();
    house.trouble.set('k', ['IN-7', 'IN-8']);
    const timers = await house.start();
    await house.happens(wound(10));
    await house.at(20, timers);
    await timers.stop();
    const { clock, execute, sleep, world } = house;
    const resting = new TimerRunner({ ...world.common(), timers: [aTimer()], execute, clock, pause: sleep.pause });
    expect(await resting.retryParked('wait', 'a')).toMatchObject({ key: 'a', reason: 'Ring was refused: IN-8' });
    expect(await resting.retryParked('wait', 'a')).toBeUndefined();
    expect(await house.rang()).toEqual(['a wait k due 10 at 20']);
  });

  it('parks no clock because the log cannot be written, as on a full disk, and fires it once it can', async () => {
    const house = await aHouse();
    const full = new StoreFault('the disk is full');
    house.trouble.set('k', [full, full, full]);
    const timers = await house.start();
    await house.happens(wound(10));
    // Whether this round or one that the timers make by themselves is the first, it meets the fault.
    await house.at(10, timers).catch(() => undefined);
    await house.at(10, timers);
    expect(await house.world.readStore.parked()).toEqual([]);
    expect(house.executed).toHaveLength(4);
    expect(await house.rang()).toEqual(['a wait k due 10 at 10']);
  });

  it('holds back the parked partnership over a restart; a retry winds what came meanwhile and fires nothing twice', async () => {
    const house = await aHouse();
    house.trouble.set('bad', ['IN-7']);
    const first = await house.start();
    await house.happens(wound(12, { key: 'bad' }), wound(10, { key: 'fired' }));
    await house.at(20, first);
    await first.stop();
    const second = await house.start();
    await house.happens(stopped({ key: 'bad' }), wound(25, { key: 'new' }));
    await house.at(30, second);
    expect(house.executed).toEqual(['a wait fired', 'a wait bad']);
    expect(await second.retryParked('wait', 'a')).toBeUndefined();
    expect(house.executed).toEqual(['a wait fired', 'a wait bad', 'a wait new']);
  });

  it('parks an event that the timer cannot make anything of, and winds it after a fix', async () => {
    const house = await aHouse();
    const first = await house.start([aTimer('wait', 'bad')]);
    await house.happens(wound(10, { key: 'good' }), wound(11, { key: 'bad' }), wound(12, { partnershipId: 'b' }));
    await house.at(20, first);
    expect(await house.world.readStore.parked()).toMatchObject([{ key: 'a', position: 2, reason: 'Error: the timer has a mistake' }]);
    expect(await house.rang()).toEqual(['b wait k due 12 at 20']);
    await first.stop();
    const second = await house.start();
    expect(await second.retryParked('wait', 'a')).toBeUndefined();
    expect(await house.rang()).toEqual(['b wait k due 12 at 20', 'a wait good due 10 at 20', 'a wait bad due 11 at 20']);
  });
});
