import { StageReplay, type ReplayedStage } from '@entente/event-store';
import { differences, plainState, type Difference } from '@entente/history';
import { Command, Option } from 'nest-commander';
import { partnershipIdOf, positionOf } from '../arguments.js';
import { reading, type CommonOptions } from '../data-folder.js';
import { onReadLog } from '../engine.js';
import { headline, wordsOf } from '../event-lines.js';
import { eventsOf } from '../partnership-events.js';
import { Terminal } from '../terminal.js';
import { Verb } from '../verb.js';

type States = Readonly<Record<string, unknown>>;

@Command({ name: 'replay', arguments: '<partnershipId>', description: 'The state after every event, and what the event changed in it' })
export class ReplayVerb extends Verb {
  protected override readonly examples = ['replay mattermost', 'replay mattermost --as-of 120 --json'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run([id]: string[], options: CommonOptions & { readonly asOf?: string } = {}): Promise<void> {
    const partnershipId = partnershipIdOf(id);
    await reading(options, (log) =>
      onReadLog(options, log, async (engine) => {
        const replay = engine.get(StageReplay, { strict: false });
        const events = await eventsOf({ log, replay }, partnershipId, await positionOf(log, options.asOf));
        let before = statesOf(await replay.at(partnershipId, 0));
        for (const event of events) {
          const { position, type, recordedAt } = event;
          const state = statesOf(await replay.at(partnershipId, position));
          const changes = differences(before, state);
          if (options.json === true) await this.terminal.json({ position, type, recordedAt, words: wordsOf(event), changes, state });
          else await this.#tell(headline(this.terminal, event), changes);
          before = state;
        }
      }),
    );
  }

  @Option({ flags: '--as-of <place>', description: 'Only up to this position or time' })
  protected asOf(given: string): string {
    return given;
  }

  async #tell(title: string, changes: readonly Difference[]): Promise<void> {
    await this.terminal.data(title);
    for (const { path, before, after } of changes) {
      const [was, is] = [this.terminal.paint('red', shown(before)), this.terminal.paint('green', shown(after))];
      await this.terminal.data(`        ${path}: ${was} → ${is}`);
    }
  }
}

function statesOf(stages: readonly ReplayedStage[]): States {
  return Object.fromEntries(stages.map(({ category, state }) => [category, plainState(state)]));
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
