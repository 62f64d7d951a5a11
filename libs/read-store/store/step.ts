import type { Position } from '@entente/kernel';
import { OutOfStep } from '../readers/out-of-step.js';
import type { Stand } from '../readers/stand.js';
import type { RowStatements } from '../tables/row-statements.js';
import type { Version, WrittenVersion } from '../tables/versioned-rows.js';
import type { Write } from '../tenures/tenure.js';
import type { WriteTransaction } from './bookkeeping.js';

/** From where to where a projection's reader goes. */
export interface Move {
  readonly reader: string;
  readonly from: Position;
  readonly to: Stand;
}

/** A move with what the events on the way make of the projection's rows. */
export interface Step extends Move {
  /** Of the rows that are concerned. */
  readonly keys: readonly string[];
  /** May be asked again, with what is there then: the last answer counts. */
  readonly work: (present: ReadonlyMap<string, Version>) => Changes;
}

export interface Changes {
  readonly versions: readonly WrittenVersion[];
  /** What else is to be written, which is seldom anything. */
  readonly beside?: (trx: WriteTransaction) => Promise<void>;
}

export async function stepInTransaction(statements: RowStatements, write: Write, step: Step): Promise<void> {
  await write(async (trx) => {
    await move(trx, step);
    const { versions, beside } = step.work(await statements.present(trx, step.keys));
    await statements.write(trx, versions);
    await beside?.(trx);
  });
}

/** @throws OutOfStep when the table does not stand where this reader left it */
export async function move(trx: WriteTransaction, { reader, from, to: { position, mark } }: Move): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('projections')
    .set({ position, mark })
    .where('name', '=', reader)
    .where('position', '=', from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new OutOfStep(reader, from);
}
