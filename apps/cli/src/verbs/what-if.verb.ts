import { PolicyReplay, UnknownVersion, type PolicyDifference } from '@entente/programmes/policies';
import { Command, Option } from 'nest-commander';
import { firstPositionOf, positionOf } from '../arguments.js';
import { reading, type CommonOptions } from '../data-folder.js';
import { UsageFault } from '../ended.js';
import { onReadLog } from '../engine.js';
import { Progress } from '../progress.js';
import { Terminal } from '../terminal.js';
import { Verb } from '../verb.js';

interface WhatIfOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
}

@Command({
  name: 'what-if',
  arguments: '<pack>',
  description:
    'Each decision on record of which something else would have come under another policy; what was refused then is not judged anew',
})
export class WhatIfVerb extends Verb {
  protected override readonly examples = ['what-if handbook-2022', 'what-if handbook-2022 --from 2020-01-01 --to 2020-12-31 --json'];

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override async run([pack = '']: string[], options: WhatIfOptions = {}): Promise<void> {
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
            await this.#tell(difference, options);
          }
        } catch (fault) {
          throw fault instanceof UnknownVersion ? new UsageFault(fault.message) : fault;
        } finally {
          progress.end();
        }
        this.terminal.say(`Decisions that would differ under ${pack}: ${found}`);
      }),
    );
  }

  @Option({ flags: '--from <place>', description: 'Only decisions from this position or time on' })
  protected from(given: string): string {
    return given;
  }

  @Option({ flags: '--to <place>', description: 'Only decisions up to this position or time' })
  protected to(given: string): string {
    return given;
  }

  async #tell(difference: PolicyDifference, { json }: CommonOptions): Promise<void> {
    if (json === true) return this.terminal.json(difference);
    const { position, decidedAt, type, partnershipId, policyVersion } = difference;
    const place = this.terminal.paint('dim', String(position).padStart(6));
    await this.terminal.data(
      `${place}  ${decidedAt}  ${this.terminal.paint('bold', type)} of ${partnershipId}, judged by ${policyVersion}`,
    );
    for (const line of this.#verdictLines(difference)) await this.terminal.data(`        ${line}`);
  }

  #verdictLines({ verdict, changes }: PolicyDifference): readonly string[] {
    if (verdict.kind === 'REFUSED') {
      const { code, rule, facts } = verdict.rejection;
      return [`would be refused by ${this.terminal.paint('red', code)}: ${rule}`, this.terminal.paint('dim', JSON.stringify(facts))];
    }
    return changes.map(({ path, before, after }) => `${path}: ${shown(before)} → ${this.terminal.paint('green', shown(after))}`);
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
