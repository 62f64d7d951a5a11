import type { Origin } from '@entente/access';
import {
  RuleViolation,
  WrongExpectedRevision,
  everyEventNamesItsActor,
  subjectOf,
  type BusinessCalendar,
  type Command,
  type Decider,
  type DomainEvent,
  type EventCatalogue,
  type EventStore,
  type NewEvent,
  type Outcome,
  type PolicyBook,
  type RecordedEvent,
} from '@entente/kernel';
import { AnswersUnderWay } from './answers-under-way.js';
import { Claims, claimsAnything } from './claims.js';
import { CommandReceipts, usedForAnother } from './command-receipts.js';
import { EventRecorder, type Recording, type Target } from './event-recorder.js';
import { accepted, executionOf, refused, type Execution } from './execution.js';
import { jitteredPause, type Pause } from './pause.js';
import { StageReader, type Past } from './stage-reader.js';
import { Turns } from './turns.js';

/** How often a command is decided anew because others were quicker. */
const ATTEMPTS = 10;

/** Thrown when others kept changing what the command was deciding on; nothing was recorded, so it can be sent again. */
export class ConcurrencyConflict extends Error {
  constructor(readonly stream: string) {
    super(`${stream} was changed by others ${ATTEMPTS} times in a row while the command was being decided`);
    this.name = 'ConcurrencyConflict';
  }
}

interface Parts {
  readonly eventStore: EventStore;
  readonly policies: PolicyBook;
  readonly calendar: BusinessCalendar;
  /** Knows `commandReceiptEvents` and `claimEvents` as well. */
  readonly catalogue: EventCatalogue;
  /** Between two attempts; a random wait of at most 64 ms unless stated otherwise. */
  readonly pause?: Pause;
}

/**
 * The one path of every command: load, decide, claim, record.
 *
 * - A repeat (same command id, or same actor and idempotency key) gets the first answer, and there is one set of events
 *   (rule XX-4); with an idempotency key that holds for refusals too, across restarts.
 * - What is recorded names actor, role, command, policy version, correlation and causation (rule XX-7).
 * - A decision never stands on an own stream that has moved on: it is made anew.
 */
export class CommandExecutor {
  readonly #policies: PolicyBook;
  readonly #calendar: BusinessCalendar;
  readonly #pause: Pause;
  readonly #reader: StageReader;
  readonly #recorder: EventRecorder;
  readonly #receipts: CommandReceipts;
  readonly #claims: Claims;
  readonly #underWay = new AnswersUnderWay();
  /** Conflicts within this process are avoided, since each costs the log a refused append; those with other processes remain. */
  readonly #turns = new Turns();

  constructor({ eventStore, policies, calendar, catalogue, pause = jitteredPause }: Parts) {
    this.#policies = policies;
    this.#calendar = calendar;
    this.#pause = pause;
    this.#reader = new StageReader(eventStore);
    this.#recorder = new EventRecorder(eventStore, catalogue, pause);
    this.#receipts = new CommandReceipts(this.#reader, this.#recorder);
    this.#claims = new Claims(this.#reader, this.#recorder, pause);
  }

  /**
   * @throws ConcurrencyConflict, the errors of {@link EventStore.append}, or what the decider throws besides rule violations.
   * After any of them the same command can be sent again.
   */
  async execute(decider: Decider, command: Command, origin: Origin): Promise<Outcome> {
    const execution = executionOf(decider, command, origin, this.#policies.inForceAt(command.data.now));
    const missing = unnamed(origin);
    if (missing.length > 0) return refused(execution, new RuleViolation(everyEventNamesItsActor, { missing }), 0);
    return this.#underWay.join(execution, () => this.#answer(execution));
  }

  async #answer(execution: Execution): Promise<Outcome> {
    if (execution.origin.idempotencyKey === undefined) return this.#decided(execution);
    return (await this.#receipts.firstAnswer(execution)) ?? this.#receipts.keep(execution, await this.#decided(execution));
  }

  async #decided(execution: Execution): Promise<Outcome> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        return await this.#turns.take(execution.stream, () => this.#attempt(execution, attempt === 1));
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
      await this.#pause(attempt);
    }
    throw new ConcurrencyConflict(execution.stream);
  }

  async #attempt(execution: Execution, isFirst: boolean): Promise<Outcome> {
    const { decider, command } = execution;
    const recalled = isFirst ? await this.#reader.recalled(decider, subjectOf(command)) : undefined;
    const quick = recalled === undefined ? undefined : await this.#quickly(execution, recalled);
    return quick ?? this.#surely(execution, await this.#reader.past(decider, subjectOf(command)));
  }

  async #surely(execution: Execution, past: Past): Promise<Outcome> {
    const before = answerAmong(execution, past.own);
    if (before !== undefined) return before;
    const decision = decide(execution, past, this.#calendar);
    if (decision instanceof RuleViolation) return refused(execution, decision, past.position);
    if (decision.length === 0) return accepted(execution, [], past.position);
    const target = targetOf(execution, past);
    // Before anything is claimed for them: events that cannot be written are a fault of the program.
    const events = this.#recorder.stamped(execution, target, decision);
    return (await this.#claims.take(execution, past)) ?? this.#record(execution, target, events);
  }

  /**
   * Decides by an own stream that may lag behind. Only what is newly recorded stands then, since the log holds it to the exact
   * revision: a refusal, nothing to do, a claim or an earlier answer needs all streams as they are then.
   */
  async #quickly(execution: Execution, past: Past): Promise<Outcome | undefined> {
    if (answerAmong(execution, past.own) !== undefined) return undefined;
    const decision = decide(execution, past, this.#calendar);
    if (decision instanceof RuleViolation || decision.length === 0 || claimsAnything(execution, past)) return undefined;
    const target = targetOf(execution, past);
    try {
      return await this.#record(execution, target, this.#recorder.stamped(execution, target, decision));
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return undefined;
      throw error;
    }
  }

  async #record(execution: Execution, target: Target, events: readonly NewEvent[]): Promise<Outcome> {
    const { stream, expected } = target;
    const recording = await this.#recorder.append(target, events);
    const recorded = theOnlyOne(stream, recording) ?? (await this.#reader.from(expected === 'none' ? 0 : expected + 1, stream));
    const answer = answerAmong(execution, recorded);
    if (answer === undefined) throw new Error(`The store does not give back what ${stream} has at revision ${recording.revision}`);
    return answer;
  }
}

function targetOf({ stream }: Execution, { revision }: Past): Target {
  return { stream, expected: revision, purpose: 'events' };
}

function unnamed({ actor, correlationId, causationId }: Origin): readonly string[] {
  const named = { actor: actor.id, role: actor.role, correlationId, causationId };
  return Object.entries(named).flatMap(([name, value]) => (value.trim() === '' ? [name] : []));
}

function decide(
  { decider, command, policy, origin }: Execution,
  { state }: Past,
  calendar: BusinessCalendar,
): readonly DomainEvent[] | RuleViolation {
  try {
    return decider.decide(command, state, { policy, actor: origin.actor, calendar });
  } catch (error) {
    if (error instanceof RuleViolation) return error;
    throw error;
  }
}

/** What this very command recorded among these events, as its answer. */
function answerAmong(execution: Execution, events: readonly RecordedEvent[]): Outcome | undefined {
  const { commandId, fingerprint } = execution.metadata;
  const own = events.filter(({ metadata }) => metadata.commandId === commandId);
  const first = own[0];
  if (first === undefined) return undefined;
  return first.metadata.fingerprint === fingerprint
    ? accepted(execution, own, own.at(-1)?.position ?? 0)
    : usedForAnother(execution, first);
}

/** A single new event need not be read back: the append told all that the log added. */
function theOnlyOne(
  stream: string,
  { appended, repeated, position, revision, recordedAt }: Recording,
): readonly RecordedEvent[] | undefined {
  const [only, more] = appended;
  if (only === undefined || more !== undefined || repeated) return undefined;
  return [{ ...only, stream, position, revision, recordedAt }];
}
