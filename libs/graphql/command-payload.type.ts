import type { Outcome, RecordedEvent } from '@entente/kernel';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { consistencyToken } from './consistency-token.js';
import { RecordedEventType } from './recorded-event.type.js';
import { RejectionType } from './rejection.type.js';

@ObjectType({ isAbstract: true })
export abstract class CommandPayload {
  @Field(() => [RecordedEventType], { description: 'What the command recorded; empty when it was refused or all was so already' })
  events!: RecordedEventType[];

  @Field(() => String, { description: 'For atLeast: a query with this token sees the command’s effect' })
  consistencyToken!: string;

  @Field(() => RejectionType, { nullable: true, description: 'Why the command was refused; null when it was not' })
  rejection!: RejectionType | null;
}

@ObjectType('PartnershipPayload', { description: 'The answer to a command: what it recorded, or why it was refused' })
export class PartnershipPayload extends CommandPayload {
  @Field(() => ID, { description: 'The partnership that the command was for' })
  partnershipId!: string;
}

/** The part of every payload that is the same whatever the command was about. */
export function answerOf(outcome: Outcome): Pick<CommandPayload, keyof CommandPayload> {
  return {
    events: outcome.kind === 'accepted' ? outcome.events.map(recordedEventOf) : [],
    consistencyToken: consistencyToken(outcome.position),
    rejection: outcome.kind === 'rejected' ? outcome.rejection : null,
  };
}

export function recordedEventOf({ metadata, data, ...event }: RecordedEvent): RecordedEventType {
  const { actor, role, command, commandId, correlationId, causationId, policyVersion, schemaVersion } = metadata;
  const plain = typeof data === 'object' && data !== null ? data : {};
  return { ...event, data: plain, actor, role, command, commandId, correlationId, causationId, policyVersion, schemaVersion };
}
