import type { Command, Decider, Subject } from '@entente/kernel';
import fc from 'fast-check';

/** Marks a command that no person can send, and whose moment its automation alone knows. */
export const AUTOMATION_ALONE = null;

/** Every command of a stage, with all that it may hold: one that is missing here does not compile. */
export type Table<C extends Command> = {
  readonly [Type in C['type']]: fc.Arbitrary<Omit<Extract<C, { readonly type: Type }>['data'], 'now'>> | typeof AUTOMATION_ALONE;
};

/** A command that has no moment yet. */
export interface Draft {
  readonly type: string;
  readonly data: Subject;
}

export function draftAbout(partnershipId: string, type: string, data: object = {}): Draft {
  return { type, data: { partnershipId, ...data } };
}

export interface Stage {
  readonly decider: Decider;
  /** Any command of the stage that a person could send. */
  readonly drafts: fc.Arbitrary<Draft>;
  readonly types: readonly string[];
}

/** After these little more can happen. */
const SELDOM = ['WithdrawRequest', 'ReferPartnership', 'EndPartnership', 'RetireIntegration'];

export function stage(decider: Decider, table: Readonly<Record<string, fc.Arbitrary<Subject> | typeof AUTOMATION_ALONE>>): Stage {
  const drafts = Object.entries(table).flatMap(([type, data]) => {
    const weight = SELDOM.includes(type) ? 3 : 8;
    return data === AUTOMATION_ALONE ? [] : [{ weight, arbitrary: data.map((given) => ({ type, data: given })) }];
  });
  return { decider, drafts: fc.oneof(...drafts), types: Object.keys(table) };
}
