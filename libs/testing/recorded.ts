import type { DomainEvent, RecordedEvent } from '@entente/kernel';

const metadata = {
  actor: 'ada',
  role: 'ALLIANCE_MEMBER',
  command: 'DoSomething',
  commandId: '5f0c3a52-7a0b-4f6e-9d2b-6a1f0f3f9a10',
  fingerprint: 'a'.repeat(64),
  correlationId: 'correlation-1',
  causationId: 'causation-1',
  policyVersion: 'handbook-2019',
  schemaVersion: 1,
} as const;

/** The event as a log would hold it, a day after the moment that the builders give. */
export function recorded<Type extends string, Data>(event: DomainEvent<Type, Data>): RecordedEvent<Type, Data> {
  const { type, data } = event;
  const place = { stream: 'stage-partnership-1', revision: 0, position: 1, recordedAt: '2020-02-12T09:14:07.000Z' };
  return { id: '0a64cf8a-93c5-4f0d-8f5a-2a2f2f0c7b11', ...place, type, data, metadata };
}
