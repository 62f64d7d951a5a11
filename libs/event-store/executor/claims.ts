import {
  RuleViolation,
  streamOf,
  subjectOf,
  type Claim,
  type Command,
  type DomainEvent,
  type EventOf,
  type PartnershipId,
  type Recorded,
  type RecordedEvent,
  type Rejected,
  type Revision,
} from '@entente/kernel';
import { ClaimTaken } from './claim.events.js';
import type { EventRecorder } from './event-recorder.js';
import { refused, type Execution } from './execution.js';
import type { Pause } from './pause.js';
import type { Past, StageReader } from './stage-reader.js';

/** How often a claimant that has no event yet is looked at before it counts as cut off. */
const LOOKS = 6;

/** How a claim stands for the one who asks; `at` is the last revision of the claim's stream. */
type Standing =
  | { readonly kind: 'mine' }
  | { readonly kind: 'free'; readonly at: Revision | 'none' }
  | { readonly kind: 'silent'; readonly at: Revision; readonly holder: PartnershipId }
  | { readonly kind: 'held'; readonly by: PartnershipId; readonly since: RecordedEvent; readonly position: number };

type Claiming = Claim<Command, unknown, DomainEvent>;

interface Asking {
  readonly execution: Execution;
  readonly claim: Claiming;
  readonly claimant: PartnershipId;
  readonly key: string;
}

/** Thrown when a partnership claims after its state has stopped holding: others may have taken its claims over by then. */
export class ClaimAfterRelease extends Error {
  constructor({ stream, command }: Execution) {
    super(`${command.type} claims for ${stream}, which no longer holds what it claimed; claim with the first command, or while holding`);
    this.name = 'ClaimAfterRelease';
  }
}

/**
 * Lets one partnership at a time hold what several contend for. A claim's stream names its claimants in order; the last one
 * holds it as long as its own state says so. This is safe because a state that stopped holding never holds again, and a
 * claimant without events is closed in its own stream before its claim is taken over. Whatever is cut off leaves at the
 * most a claim that the next contender takes over. A partnership keeps all that it ever claimed until its state stops holding.
 */
export class Claims {
  readonly #reader: StageReader;
  readonly #recorder: EventRecorder;
  readonly #pause: Pause;

  constructor(reader: StageReader, recorder: EventRecorder, pause: Pause) {
    this.#reader = reader;
    this.#recorder = recorder;
    this.#pause = pause;
  }

  /**
   * Takes what the command needs, after looking at all of it; gives a refusal when another partnership holds some of it.
   * @throws WrongExpectedRevision when another contender was quicker: look again
   */
  async take(execution: Execution, past: Past): Promise<Rejected | undefined> {
    const asked = askedBy(execution, past);
    return asked.length === 0 ? undefined : this.#takeAll(asked);
  }

  async #takeAll(asked: readonly Asking[]): Promise<Rejected | undefined> {
    const standings: (readonly [Asking, Standing])[] = [];
    for (const asking of asked) {
      const standing = await this.#patientLook(asking);
      if (standing.kind === 'held') return heldByAnother(asking, standing);
      standings.push([asking, standing]);
    }
    for (const [asking, standing] of standings) await this.#takeOne(asking, standing);
    return undefined;
  }

  /** A claimant without events may be about to record its first one: it gets a little time. */
  async #patientLook(asking: Asking): Promise<Standing> {
    let standing = await this.#look(asking);
    for (let look = 1; standing.kind === 'silent' && look < LOOKS; look += 1) {
      await this.#pause(look);
      standing = await this.#look(asking);
    }
    return standing;
  }

  async #look({ execution: { decider }, claim, claimant, key }: Asking): Promise<Standing> {
    const last = await this.#reader.last(key);
    if (last === undefined || !isTaken(last)) return { kind: 'free', at: last?.revision ?? 'none' };
    const holder = last.data.partnershipId;
    if (holder === claimant) return { kind: 'mine' };
    const { own, state, position } = await this.#reader.past(decider, holder);
    const since = own[0];
    if (since === undefined) return { kind: 'silent', at: last.revision, holder };
    return claim.holds(state) ? { kind: 'held', by: holder, since, position } : { kind: 'free', at: last.revision };
  }

  async #takeOne({ execution, claim, claimant: partnershipId, key }: Asking, standing: Standing): Promise<void> {
    if (standing.kind === 'mine' || standing.kind === 'held') return;
    if (standing.kind === 'silent') await this.#close(execution, claim, standing.holder);
    const takenAt = execution.command.data.now;
    const target = { stream: key, expected: standing.at, purpose: `claim ${key} after ${standing.at}` };
    await this.#recorder.record(execution, target, [ClaimTaken({ claim: key, partnershipId, takenAt })]);
  }

  async #close(execution: Execution, claim: Claiming, holder: PartnershipId): Promise<void> {
    const stream = streamOf(execution.decider.category, holder);
    const lapsed = claim.lapse(holder, execution.command.data.now);
    await this.#recorder.record(execution, { stream, expected: 'none', purpose: `lapse of ${stream}` }, [lapsed]);
  }
}

/** Whether the command needs what others may hold. */
export function claimsAnything({ command, decider: { claim } }: Execution, { state }: Past): boolean {
  return claim !== undefined && claim.keys(command, state).length > 0;
}

function askedBy(execution: Execution, { state, revision }: Past): readonly Asking[] {
  const { command, decider } = execution;
  const { claim } = decider;
  if (claim === undefined) return [];
  const keys = claim.keys(command, state);
  if (keys.length === 0) return [];
  const another = claim.claimant?.(command);
  if (another === undefined && revision !== 'none' && !claim.holds(state)) throw new ClaimAfterRelease(execution);
  return keys.map((key) => ({ execution, claim, claimant: another ?? subjectOf(command), key }));
}

function heldByAnother({ execution, claim, key }: Asking, { by, since, position }: Extract<Standing, { kind: 'held' }>): Rejected {
  if (!claim.discloses(execution.origin.actor)) return refused(execution, new RuleViolation(claim.rule, { claim: key }), 0);
  const facts = { claim: key, heldBy: by, position: since.position, since: since.recordedAt };
  return refused(execution, new RuleViolation(claim.rule, facts), position);
}

function isTaken(event: RecordedEvent): event is Recorded<EventOf<typeof ClaimTaken>> {
  return event.type === ClaimTaken.type;
}
