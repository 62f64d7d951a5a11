import { ProjectionRunner } from '@entente/read-store';
import { UsageFault } from '../faults.js';
import type { Terminal } from '../terminal.js';
import type { RebuildOptions } from '../verbs/rebuild.verb.js';
import { onOwnData } from './engine.js';
import { Progress } from './progress.js';
import { projections } from './projections.js';

export async function rebuild(terminal: Terminal, given: readonly string[], options: RebuildOptions): Promise<void> {
  const names = namesOf(given, options);
  const bars = new Map(names.map((name) => [name, new Progress(name)]));
  const onRebuild = ({ projection, position, head }: { projection: string; position: number; head: number }): void =>
    bars.get(projection)?.reach(position, head);
  await onOwnData(options, { instead: 'rebuildReadModel', onRebuild }, async (engine) => {
    const runner = engine.get(ProjectionRunner, { strict: false });
    for (const name of names) {
      await runner.rebuild(name);
      bars.get(name)?.end();
      const built = { readModel: name, position: runner.positionOf(name) };
      await (options.json === true ? terminal.json(built) : terminal.data(`${name} is rebuilt up to position ${built.position}`));
    }
  });
}

function namesOf(given: readonly string[], { all }: RebuildOptions): readonly string[] {
  const known = projections.map(({ name }) => name);
  const unknown = given.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UsageFault(`No read model is called ${unknown.join(', ')}; there are ${known.join(', ')}`);
  if (all === true) return known;
  if (given.length === 0) throw new UsageFault(`Name read models, or give --all; there are ${known.join(', ')}`);
  return given;
}
