import type { Position } from '@entente/kernel';
import { readModel, type ReadDatabase } from '@entente/read-store';
import { sql } from 'kysely';
import { partnerClassesTable } from './partner-classes.table.js';
import { STAGES, partnershipsTable, type PartnershipRow } from './partnerships.table.js';
import { stageVisitsTable } from './stage-visits.table.js';

/** The stages that a partnership passes through; the others are exits. */
export const PASSED_STAGES = STAGES.slice(0, STAGES.indexOf('DECLINED'));

/** Of which partnerships: all parts that are given must hold. */
export interface JourneyFilter {
  readonly direction?: string | undefined;
  readonly technologyType?: string | undefined;
  readonly requestedFrom?: string | undefined;
  /** Exclusive. */
  readonly requestedUntil?: string | undefined;
}

/** Every visit to a stage that is passed through, with where it led, and when; null for one that lasts. */
export function visitsAsOf(database: ReadDatabase, filter: JourneyFilter, asOf: Position | undefined) {
  const journey = sql`partition by "partnershipId" order by "position"`;
  let entries = readModel(database, stageVisitsTable, asOf).select([
    'stage',
    'position',
    'enteredAt',
    sql<PartnershipRow['stage'] | null>`lead("stage") over (${journey})`.as('next'),
    sql<number | null>`lead("enteredAt") over (${journey})`.as('leftAt'),
    sql<Position | null>`max(case when "stage" = 'ENDED' then "position" end) over (partition by "partnershipId")`.as('endedBy'),
  ]);
  for (const which of chosen(database, filter, asOf)) entries = entries.where('partnershipId', 'in', which);
  return (
    database
      .selectFrom(entries.as('entries'))
      .where('stage', 'in', PASSED_STAGES)
      // A stage that opened in the moment of the end, and behind it, was never stood in.
      .where((entry) => entry.or([entry('endedBy', 'is', null), entry('position', '<', entry.ref('endedBy'))]))
  );
}

function chosen(database: ReadDatabase, filter: JourneyFilter, asOf: Position | undefined) {
  const { direction, technologyType, requestedFrom, requestedUntil } = filter;
  const partnerships = readModel(database, partnershipsTable, asOf).select('partnershipId');
  const classes = readModel(database, partnerClassesTable, asOf).select('partnershipId');
  return [
    ...(direction === undefined ? [] : [partnerships.where('direction', '=', direction)]),
    ...(technologyType === undefined ? [] : [classes.where('technologyType', '=', technologyType)]),
    ...(requestedFrom === undefined ? [] : [partnerships.where('requestedAt', '>=', requestedFrom)]),
    ...(requestedUntil === undefined ? [] : [partnerships.where('requestedAt', '<', requestedUntil)]),
  ];
}
