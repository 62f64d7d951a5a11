import { randomUUID } from 'node:crypto';
import { EventCatalogue, type DomainEvent, type EventMetadata, type NewEvent } from '@entente/kernel';
import {
  anOpenRevenue,
  classes,
  leadDeclared,
  partnerClassified,
  partnershipRequested,
  partnershipScored,
  requestPosted,
} from '@entente/testing';
import { partnerships } from '../../libs/lifecycle/partnership/read/partnerships.projection.js';
import { lifecycleEvents } from '../../libs/testing/read-side.js';

export const catalogue = new EventCatalogue(lifecycleEvents);

const metadata: EventMetadata = {
  actor: 'ada',
  role: 'ALLIANCE_MEMBER',
  command: 'DeclareLead',
  commandId: '5f0c3a52-7a0b-4f6e-9d2b-6a1f0f3f9a10',
  fingerprint: 'a'.repeat(64),
  correlationId: 'c0a9c3a8-6a55-4c8e-b8ad-3f9f1c1f1c11',
  causationId: 'd7a2c4b1-6a55-4c8e-b8ad-3f9f1c1f1c12',
  policyVersion: 'handbook-2019',
  schemaVersion: 1,
};
const KIBIBYTE = 1_024;

export function toAppend({ type, data }: DomainEvent): NewEvent {
  return { id: randomUUID(), type, data, metadata: { ...metadata, schemaVersion: catalogue.of(type).version } };
}

/** An event whose data and metadata are exactly 1 KiB of JSON. */
export function aKibibyte(): NewEvent {
  const bare = requestPosted();
  const room = KIBIBYTE - JSON.stringify(metadata).length - JSON.stringify(bare.data).length;
  return toAppend({ ...bare, data: { ...bare.data, briefDescription: bare.data.briefDescription + 'x'.repeat(room) } });
}

/** The ten events of a request that was talked over at length. */
export function aTalkedOverRequest(): readonly DomainEvent[] {
  const given = [classes.inbound, classes.varVad, classes.services].map(partnerClassified);
  const leads = ['ada', 'bo', 'cy', 'ada'].map((lead) => leadDeclared({ lead }));
  return [partnershipRequested(), requestPosted(), ...leads, ...given, partnershipScored()];
}

/** The events of a life from the request to revenue, those that the list of partnerships tells of. */
export function aLife(partnershipId: string): readonly DomainEvent[] {
  const told = new Set(partnerships.types);
  return anOpenRevenue()
    .filter(({ type }) => told.has(type))
    .map(({ type, data }) => ({ type, data: { ...(typeof data === 'object' ? data : {}), partnershipId } }));
}
