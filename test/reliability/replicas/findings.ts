import { doubledEvents, doubledRequests, lostEvents, movedEvents, wrongEffects } from '../torture/inspection.js';
import { tellsAStory, type RawEvent } from '../torture/raw-log.js';
import { atMost, nought, type Findings } from '../torture/section.js';
import type { Witnesses } from './besieged.js';
import { PLACES, type Installation, type Stop } from './installation.js';
import type { Subscriber } from './subscriber.js';
import { quantile } from './tally.js';

const GOING_AWAY = 1_001;
const STOPPED_WITHIN_MS = 10_000;
const RECOVERED_WITHIN_MS = 5_000;

/** What callers met. */
export function whatCallersMet({ ledger, tally, seconds }: Witnesses): Findings {
  const { commandMs, readMs, healed, unhealed, stale, unruly } = tally;
  const byCode = [...healed].map(([code, count]) => [`healed ${code.toLowerCase().replaceAll('_', ' ')}`, count] as const);
  return {
    seen: {
      ...{ commands: ledger.acknowledged, commandsASecond: ledger.acknowledged / seconds, repeatedOnPurpose: ledger.repeated },
      ...{ readsByToken: readMs.length, commandP50Ms: quantile(0.5, commandMs), commandP99Ms: quantile(0.99, commandMs) },
      ...{ readP50Ms: quantile(0.5, readMs), readP99Ms: quantile(0.99, readMs), ...Object.fromEntries(byCode) },
    },
    judged: { stale: nought(stale.length), unhealed: nought(unhealed.length), unruly: nought(unruly.length) },
    breaches: [...stale, ...unhealed, ...unruly, ...ledger.breaches],
  };
}

/** What stands in the log, against what was promised. */
export function whatTheLogHolds({ ledger }: Witnesses, log: readonly RawEvent[]): Findings {
  const lost = lostEvents(ledger.events, log);
  const doubled = [...doubledEvents(ledger.events, log), ...doubledRequests(log)];
  const [moved, wrong] = [movedEvents([], [], log), wrongEffects(log)];
  return {
    seen: { acknowledgedEvents: ledger.events.length, eventsInLog: log.length },
    judged: { lost: nought(lost.length), doubled: nought(doubled.length), wrongEffects: nought(wrong.length) },
    breaches: [...lost, ...doubled, ...moved, ...wrong],
  };
}

/** What subscribers heard, against the log: everything once and in order (XX-6). */
export function whatWasHeard({ subscribers }: Witnesses, log: readonly RawEvent[]): Findings {
  const story = log.filter(tellsAStory);
  const misled = subscribers.flatMap((subscriber) => departureOf(subscriber, story));
  return {
    seen: {
      eventsHeard: subscribers.reduce((sum, { heard }) => sum + heard.length, 0),
      resumed: subscribers.reduce((sum, { closings }) => sum + closings.length - 1, 0),
    },
    judged: { misledSubscribers: nought(misled.length) },
    breaches: misled,
  };
}

function departureOf({ heard, place }: Subscriber, story: readonly RawEvent[]): readonly string[] {
  const wrong = story.findIndex(({ id }, index) => heard[index]?.id !== id);
  if (wrong < 0 && heard.length === story.length) return [];
  return [`A subscriber of replica ${place} departs from the log at position ${story[wrong]?.position ?? 'behind its end'}`];
}

/** How long replicas needed after the log's servers had been away, their processes being the same. */
export function howTheyRecovered({ recoveriesMs }: Witnesses): Findings {
  if (recoveriesMs.length === 0) return { seen: {}, judged: {}, breaches: [] };
  const each = recoveriesMs.map((ms, number) => [`recovery ${number + 1} ms`, ms] as const);
  return {
    seen: Object.fromEntries(each),
    judged: { slowestRecoveryMs: atMost(RECOVERED_WITHIN_MS, Math.max(...recoveriesMs)) },
    breaches: [],
  };
}

/** How processes took an operator's signal. */
export function howTheyStopped({ subscribers }: Witnesses, { stops, desertions }: Installation): Findings {
  const wrong = stops.filter(({ exitCode }) => exitCode !== 0).map(({ what, exitCode }) => `${what} ended with ${exitCode ?? 'a signal'}`);
  const unsaid = PLACES.flatMap((place) => notToldToLeave(subscribers, stops, place));
  return {
    seen: { stops: stops.length },
    judged: { slowestStopMs: atMost(STOPPED_WITHIN_MS, Math.max(...stops.map(({ ms }) => ms))) },
    breaches: [...desertions, ...wrong, ...unsaid],
  };
}

function notToldToLeave(subscribers: readonly Subscriber[], stops: readonly Stop[], place: number): readonly string[] {
  const wanted = stops.filter(({ what }) => what === `replica ${place}`).length;
  return subscribers
    .filter((subscriber) => subscriber.place === place)
    .map(({ closings }) => closings.filter((code) => code === GOING_AWAY).length)
    .filter((told) => told !== wanted)
    .map((told) => `Replica ${place} stopped ${wanted} times, and told a subscriber so ${told} times (1001)`);
}
