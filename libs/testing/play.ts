import { EventCatalogue, RuleViolation, type Command, type Decider, type DomainEvent, type Judgement } from '@entente/kernel';
import { everyDay } from './every-day.js';

/** A command that is sent, or something that happens in another stream. */
export type Step<C extends Command> = { readonly send: C } | { readonly happens: DomainEvent };

/** What became of the steps. */
export interface Played<S> {
  readonly state: S;
  /** What the decider recorded, in order; foreign facts are not among it. */
  readonly recorded: readonly DomainEvent[];
}

/**
 * Plays any steps in any order: a command refused by a rule changes nothing, any other error gets through, and every
 * recorded event must fit its definition.
 */
export function play<C extends Command, S, E extends DomainEvent>(
  decider: Decider<C, S, E>,
  stated: Omit<Judgement, 'calendar'> & Partial<Judgement>,
  steps: readonly Step<C>[],
): Played<S> {
  const judgement = { calendar: everyDay, ...stated };
  let state = decider.initialState;
  const recorded: DomainEvent[] = [];
  for (const step of steps) {
    const events = 'happens' in step ? [step.happens] : decided(decider, judgement, { command: step.send, state });
    if ('send' in step) recorded.push(...events);
    state = events.reduce((before, event) => decider.evolve(before, event), state);
  }
  return { state, recorded };
}

interface Question<C, S> {
  readonly command: C;
  readonly state: S;
}

function decided<C extends Command, S, E extends DomainEvent>(
  decider: Decider<C, S, E>,
  judgement: Judgement,
  { command, state }: Question<C, S>,
): readonly E[] {
  try {
    const events = decider.decide(command, state, judgement);
    for (const event of events) new EventCatalogue(decider.records).validate(event);
    return events;
  } catch (error) {
    if (error instanceof RuleViolation) return [];
    throw error;
  }
}
