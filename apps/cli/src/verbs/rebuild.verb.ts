import { ProjectionRunner } from '@entente/read-store';
import { Command, Option } from 'nest-commander';
import type { CommonOptions } from '../data-folder.js';
import { UsageFault } from '../ended.js';
import { onOwnLog } from '../engine.js';
import { Progress } from '../progress.js';
import { projections } from '../projections.js';
import { Terminal } from '../terminal.js';
import { Verb } from '../verb.js';

interface RebuildVerbOptions extends CommonOptions {
  readonly all?: boolean;
}

@Command({ name: 'rebuild', arguments: '[readModels...]', description: 'Builds read models from nothing; needs the log for itself' })
export class RebuildVerb extends Verb {
  protected override readonly examples = ['rebuild timeline', 'rebuild --all'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run(given: string[], options: RebuildVerbOptions = {}): Promise<void> {
    const names = namesOf(given, options);
    const bars = new Map(names.map((name) => [name, new Progress(name)]));
    const onRebuild = ({ projection, position, head }: { projection: string; position: number; head: number }): void =>
      bars.get(projection)?.reach(position, head);
    await onOwnLog(options, { instead: 'rebuildReadModel', onRebuild }, async (engine) => {
      const runner = engine.get(ProjectionRunner, { strict: false });
      await runner.start();
      try {
        for (const name of names) {
          await runner.rebuild(name);
          bars.get(name)?.end();
          const built = { readModel: name, position: runner.positionOf(name) };
          await (options.json === true
            ? this.terminal.json(built)
            : this.terminal.data(`${name} is rebuilt up to position ${built.position}`));
        }
      } finally {
        await runner.stop();
      }
    });
  }

  @Option({ flags: '--all', description: 'Every read model' })
  protected all(): boolean {
    return true;
  }
}

function namesOf(given: readonly string[], { all }: RebuildVerbOptions): readonly string[] {
  const known = projections.map(({ name }) => name);
  const unknown = given.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UsageFault(`No read model is called ${unknown.join(', ')}; there are ${known.join(', ')}`);
  if (all === true) return known;
  if (given.length === 0) throw new UsageFault(`Name read models, or give --all; there are ${known.join(', ')}`);
  return given;
}
