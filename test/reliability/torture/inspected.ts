import { doubledEvents, doubledRequests, lostEvents, movedEvents, wrongEffects } from './inspection.js';
import { byAutomation, readRawLog } from './raw-log.js';
import { inspectReadModels } from './read-models.js';
import { nought, type Findings } from './section.js';
import { environmentOf, type Siege } from './siege.js';

/**
 * Looks at the folder of a siege that is over: at its log without the product's own code, at every read model against a rebuild.
 * @param prints of events that were seen in the log before
 */
export async function inspected(siege: Siege, prints: readonly string[] = []): Promise<Findings> {
  const { ledger, dataDir, build } = siege;
  const readModels = await inspectReadModels(build, environmentOf(siege));
  const log = readRawLog(dataDir);
  const lost = lostEvents(ledger.events, log.events);
  const doubled = [...doubledEvents(ledger.events, log.events), ...doubledRequests(log.events)];
  const moved = movedEvents(prints, log.prints, log.events);
  const wrong = wrongEffects(log.events);
  return {
    seen: {
      ...{ acknowledgedCommands: ledger.acknowledged, acknowledgedEvents: ledger.events.length, eventsInLog: log.events.length },
      ...{ resentWithoutAnswer: ledger.resent, repeatedOnPurpose: ledger.repeated },
      ...{ effects: log.events.filter(byAutomation).length, readModels: readModels.readModels },
    },
    judged: {
      ...{ lost: nought(lost.length), doubled: nought(doubled.length), moved: nought(moved.length), wrongEffects: nought(wrong.length) },
      ...{ readModelBreaches: nought(readModels.breaches.length), otherBreaches: nought(ledger.breaches.length) },
    },
    breaches: [...lost, ...doubled, ...moved, ...wrong, ...readModels.breaches, ...ledger.breaches],
  };
}
