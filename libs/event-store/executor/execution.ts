import { hash, randomUUID } from 'node:crypto';
import { derivedId, type Origin } from '@entente/access';
import {
  rejectionOf,
  streamOf,
  subjectOf,
  type Accepted,
  type Command,
  type Decider,
  type EventMetadata,
  type Policy,
  type Position,
  type RecordedEvent,
  type Rejected,
  type RuleViolation,
} from '@entente/kernel';

/** One command on its way, with everything that its events will say of it. */
export interface Execution {
  readonly decider: Decider;
  readonly command: Command;
  readonly origin: Origin;
  readonly policy: Policy;
  /** The stream that the command's events go to. */
  readonly stream: string;
  readonly metadata: Omit<EventMetadata, 'schemaVersion'>;
}

export function executionOf(decider: Decider, command: Command, origin: Origin, policy: Policy): Execution {
  const { actor, correlationId, causationId } = origin;
  const metadata = {
    actor: actor.id,
    role: actor.role,
    command: command.type,
    commandId: commandIdOf(origin),
    fingerprint: fingerprintOf(command),
    correlationId,
    causationId,
    policyVersion: policy.version,
  };
  return { decider, command, origin, policy, stream: streamOf(decider.category, subjectOf(command)), metadata };
}

export function accepted({ command }: Execution, events: readonly RecordedEvent[], position: Position): Accepted {
  return { kind: 'accepted', subject: subjectOf(command), events, position };
}

export function refused({ command, policy }: Execution, violation: RuleViolation, position: Position): Rejected {
  return { kind: 'rejected', subject: subjectOf(command), rejection: rejectionOf(violation, policy.version), position };
}

function commandIdOf({ actor, commandId, idempotencyKey }: Origin): string {
  if (commandId !== undefined) return commandId;
  return idempotencyKey === undefined ? randomUUID() : derivedId(actor.id, idempotencyKey);
}

/** The moment of judgement is left out: a repeat is judged later and is the same command all the same. */
function fingerprintOf({ type, data: { now: _now, ...content } }: Command): string {
  const isFlat = Object.values<unknown>(content).every((value) => typeof value !== 'object' || value === null);
  const text = isFlat ? JSON.stringify([type, sorted(content)]) : JSON.stringify([type, content], sortedByKey);
  return hash('sha256', text);
}

function sortedByKey(_key: string, value: unknown): unknown {
  return typeof value !== 'object' || value === null || Array.isArray(value) ? value : sorted(value);
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
