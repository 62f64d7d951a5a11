import type { ReplayedStage } from '@entente/event-store';
import { differences, plainState, type Difference } from '@entente/history';
import type { Terminal } from '../terminal.js';
import type { ReplayOptions } from '../verbs/replay.verb.js';
import { partnershipIdOf, positionOf } from './arguments.js';
import { onReadLog } from './engine.js';
import { headline, wordsOf } from './event-lines.js';
import { PartnershipOnRecord } from './partnership-on-record.js';
import { reading } from './stores.js';

type States = Readonly<Record<string, unknown>>;

export async function tellReplay(terminal: Terminal, id: string | undefined, options: ReplayOptions): Promise<void> {
  const partnershipId = partnershipIdOf(id);
  await reading(options, (log) =>
    onReadLog(options, log, async (engine) => {
      const partnership = new PartnershipOnRecord(partnershipId, log, engine);
      const events = await partnership.events(await positionOf(log, options.asOf));
      let before = statesOf(await partnership.at(0));
      for (const event of events) {
        const { position, type, recordedAt } = event;
        const state = statesOf(await partnership.at(position));
        const changes = differences(before, state);
        if (options.json === true) await terminal.json({ position, type, recordedAt, words: wordsOf(event), changes, state });
        else await tell(terminal, headline(terminal, event), changes);
        before = state;
      }
    }),
  );
}

async function tell(terminal: Terminal, title: string, changes: readonly Difference[]): Promise<void> {
  await terminal.data(title);
  for (const { path, before, after } of changes) {
    const [was, is] = [terminal.paint('red', shown(before)), terminal.paint('green', shown(after))];
    await terminal.data(`        ${path}: ${was} → ${is}`);
  }
}

function statesOf(stages: readonly ReplayedStage[]): States {
  return Object.fromEntries(stages.map(({ category, state }) => [category, plainState(state)]));
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
