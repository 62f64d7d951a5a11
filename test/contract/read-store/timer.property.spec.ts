import fc from 'fast-check';
import { aTimer, inEachHouse, stopped, wound, type House } from './timer-house.js';

const TIMERS = ['call', 'wait'] as const;

type Step =
  | { readonly does: 'set'; readonly timer: string; readonly partnershipId: string; readonly key: string; readonly seconds: number }
  | { readonly does: 'stop'; readonly timer: string; readonly partnershipId: string; readonly key: string }
  | { readonly does: 'time'; readonly seconds: number }
  | { readonly does: 'restart' }
  | { readonly does: 'forget' };

const clockOf = {
  timer: fc.constantFrom(...TIMERS),
  partnershipId: fc.constantFrom('a', 'b'),
  key: fc.constantFrom('k', 'l'),
};
const moment = fc.integer({ min: 0, max: 20 });
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ does: fc.constant('set'), ...clockOf, seconds: moment }),
    fc.record({ does: fc.constant('stop'), ...clockOf }),
    fc.record({ does: fc.constant('time'), seconds: moment }),
    fc.record({ does: fc.constant('restart') }),
    fc.record({ does: fc.constant('forget') }),
  ),
  { maxLength: 25 },
);

/** What must ring, by the plainest reckoning. */
class Model {
  readonly rang: string[] = [];
  #now = 0;
  #set = 0;
  readonly #running = new Map<string, { readonly due: number; readonly set: number; readonly line: string }>();

  take(step: Step): void {
    if (step.does === 'time') this.#now = step.seconds;
    if (step.does !== 'set' && step.does !== 'stop') return;
    const line = `${step.partnershipId} ${step.timer} ${step.key}`;
    if (step.does === 'stop') this.#running.delete(line);
    else this.#running.set(line, { due: step.seconds, set: (this.#set += 1), line });
  }

  ring(): void {
    const due = [...this.#running.values()].filter((clock) => clock.due <= this.#now);
    for (const clock of due.sort((one, other) => one.due - other.due || one.set - other.set)) {
      this.#running.delete(clock.line);
      this.rang.push(`${clock.line} due ${clock.due} at ${this.#now}`);
    }
  }
}

async function play(house: House, step: Step): Promise<void> {
  if (step.does === 'set') await house.happens(wound(step.seconds, step));
  if (step.does === 'stop') await house.happens(stopped(step));
  if (step.does === 'time') house.clock.seconds = step.seconds;
}

inEachHouse((aHouse) => {
  it('fires exactly the clocks that were set and not stopped, once and in the order of their due moments, whatever happens in between', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const [house, model] = [await aHouse(), new Model()];
        const timers = TIMERS.map((name) => aTimer(name));
        let runner = await house.start(timers);
        for (const step of all) {
          model.take(step);
          if (step.does === 'restart' || step.does === 'forget') {
            await runner.stop();
            if (step.does === 'forget') await house.forgetEverything();
            runner = await house.start(timers);
          }
          await play(house, step);
          await house.at(house.clock.seconds, runner);
          model.ring();
        }
        expect(await house.rang()).toEqual(model.rang);
        await house.world.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
