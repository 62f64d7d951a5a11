import { PolicyReplay, UnknownVersion, type PolicyDifference } from '@entente/programmes/policies';
import { UsageFault } from '../faults.js';
import type { Terminal } from '../terminal.js';
import type { CommonOptions } from '../verb.js';
import type { WhatIfOptions } from '../verbs/what-if.verb.js';
import { firstPositionOf, positionOf } from './arguments.js';
import { onReadLog } from './engine.js';
import { Progress } from './progress.js';
import { reading } from './stores.js';

export async function tellWhatIf(terminal: Terminal, pack: string, options: WhatIfOptions): Promise<void> {
  await reading(options, (log) =>
    onReadLog(options, log, async (engine) => {
      const span = { from: await firstPositionOf(log, options.from, '--from'), to: await positionOf(log, options.to, '--to') };
      const progress = new Progress('events judged anew');
      const onProgress = (position: number): void => progress.reach(position, span.to);
      let found = 0;
      try {
        for await (const difference of engine.get(PolicyReplay, { strict: false }).differences(pack, span, { onProgress })) {
          found += 1;
          // The bar makes room for the answer, and comes back behind it.
          progress.end();
          await tell(terminal, difference, options);
        }
      } catch (fault) {
        throw fault instanceof UnknownVersion ? new UsageFault(fault.message) : fault;
      } finally {
        progress.end();
      }
      terminal.say(`Decisions that would differ under ${pack}: ${found}`);
    }),
  );
}

async function tell(terminal: Terminal, difference: PolicyDifference, { json }: CommonOptions): Promise<void> {
  if (json === true) return terminal.json(difference);
  const { position, decidedAt, type, partnershipId, policyVersion } = difference;
  const place = terminal.paint('dim', String(position).padStart(6));
  await terminal.data(`${place}  ${decidedAt}  ${terminal.paint('bold', type)} of ${partnershipId}, judged by ${policyVersion}`);
  for (const line of verdictLines(terminal, difference)) await terminal.data(`        ${line}`);
}

function verdictLines(terminal: Terminal, { verdict, changes }: PolicyDifference): readonly string[] {
  if (verdict.kind === 'REFUSED') {
    const { code, rule, facts } = verdict.rejection;
    return [`would be refused by ${terminal.paint('red', code)}: ${rule}`, terminal.paint('dim', JSON.stringify(facts))];
  }
  return changes.map(({ path, before, after }) => `${path}: ${shown(before)} → ${terminal.paint('green', shown(after))}`);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
