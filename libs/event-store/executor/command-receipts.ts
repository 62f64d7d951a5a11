import {
  RuleViolation,
  sameKeySameContent,
  subjectOf,
  type DomainEvent,
  type EventDescriptor,
  type EventOf,
  type Outcome,
  type Recorded,
  type RecordedEvent,
  type Rejected,
} from '@entente/kernel';
import { CommandFoundNothingToDo, CommandReceived, CommandRefused } from './command-receipt.events.js';
import type { EventRecorder } from './event-recorder.js';
import { accepted, refused, type Execution } from './execution.js';
import type { StageReader } from './stage-reader.js';

/**
 * Remembers commands that carry an idempotency key, each in a stream of its own (rule XX-4). What a command recorded is
 * found in its own stream; the receipt adds what leaves no trace there: that the key was used, refusals, and nothing to do.
 *
 * Repeats within one process wait for each other. Of repeats at the same time in two processes one may be refused on an
 * observed stream that changed in between while the other is accepted; there is one set of events even then.
 */
export class CommandReceipts {
  readonly #reader: StageReader;
  readonly #recorder: EventRecorder;

  constructor(reader: StageReader, recorder: EventRecorder) {
    this.#reader = reader;
    this.#recorder = recorder;
  }

  /** Notes the command; gives the answer when it is known already, or when the key stands for another command. */
  async firstAnswer(execution: Execution): Promise<Outcome | undefined> {
    const { command, stream, metadata } = execution;
    const received = CommandReceived({
      partnershipId: subjectOf(command),
      command: command.type,
      fingerprint: metadata.fingerprint,
      stream,
      receivedAt: command.data.now,
    });
    return (await this.#isNew(execution, 'none', received)) ? undefined : this.#answerOnRecord(execution);
  }

  /** Keeps the answer for repeats, and gives the one that is kept: a repeat at the same time may have been quicker. */
  async keep(execution: Execution, outcome: Outcome): Promise<Outcome> {
    if (outcome.kind === 'accepted' && outcome.events.length > 0) return outcome;
    const isNew = await this.#isNew(execution, 0, answerOf(execution, outcome));
    return isNew ? outcome : ((await this.#answerOnRecord(execution)) ?? outcome);
  }

  /** The store tells a repeat by its ids, whatever it says: what is on record counts then. */
  async #isNew(execution: Execution, expected: 'none' | 0, event: DomainEvent): Promise<boolean> {
    const target = { stream: receiptOf(execution), expected, purpose: `receipt after ${expected}` };
    const { repeated } = await this.#recorder.record(execution, target, [event]);
    return !repeated;
  }

  async #answerOnRecord(execution: Execution): Promise<Outcome | undefined> {
    const [received, answer] = await this.#reader.from(0, receiptOf(execution));
    if (received === undefined) return undefined;
    if (received.metadata.fingerprint !== execution.metadata.fingerprint) return usedForAnother(execution, received);
    if (answer === undefined) return undefined;
    return is(CommandRefused, answer) ? refusalOn(execution, answer) : nothingToDoOn(execution, answer);
  }
}

/** The refusal of a key, or another name for good, that stands for another command. */
export function usedForAnother(execution: Execution, first: RecordedEvent): Rejected {
  const { idempotencyKey = execution.metadata.commandId } = execution.origin;
  const facts = { idempotencyKey, firstCommand: first.metadata.command };
  return refused(execution, new RuleViolation(sameKeySameContent, facts), first.position);
}

function receiptOf({ metadata }: Execution): string {
  return `commandReceipt-${metadata.commandId}`;
}

function answerOf({ command: { data } }: Execution, outcome: Outcome): DomainEvent {
  const { subject: partnershipId, position } = outcome;
  if (outcome.kind === 'accepted') return CommandFoundNothingToDo({ partnershipId, position, foundAt: data.now });
  const { code, rule, source, policyVersion, facts } = outcome.rejection;
  const { kind: sourceKind, anchor: sourceAnchor, quote } = source;
  const origin = { sourceKind, sourceAnchor, ...(quote === undefined ? {} : { sourceQuote: quote }) };
  return CommandRefused({ partnershipId, rule: code, sentence: rule, ...origin, policyVersion, facts, position, refusedAt: data.now });
}

function refusalOn({ command }: Execution, { data }: Recorded<EventOf<typeof CommandRefused>>): Rejected {
  const { rule: code, sentence, sourceKind: kind, sourceAnchor: anchor, sourceQuote: quote, policyVersion, facts, position } = data;
  const source = { kind, anchor, ...(quote === undefined ? {} : { quote }) };
  return {
    kind: 'rejected',
    subject: subjectOf(command),
    rejection: { code, rule: sentence, source, policyVersion, facts },
    position,
  };
}

function nothingToDoOn(execution: Execution, answer: RecordedEvent): Outcome | undefined {
  return is(CommandFoundNothingToDo, answer) ? accepted(execution, [], answer.data.position) : undefined;
}

function is<D extends EventDescriptor>(definition: D, event: RecordedEvent): event is Recorded<EventOf<D>> {
  return event.type === definition.type;
}
