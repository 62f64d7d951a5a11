import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';

const Row = z.object({
  position: z.number(),
  stream: z.string(),
  revision: z.number(),
  id: z.string(),
  type: z.string(),
  recordedAt: z.string(),
  data: z.string(),
  metadata: z.string(),
});
/** The events of a policy name no partnership. */
export const Data = z.looseObject({ partnershipId: z.string().default('') });
export const Metadata = z.looseObject({ actor: z.string(), commandId: z.string(), causationId: z.string() });

/** An event as it stands on the disk, read without the product's own code. */
export type RawEvent = Omit<z.infer<typeof Row>, 'data' | 'metadata'> & {
  readonly data: z.infer<typeof Data>;
  readonly metadata: z.infer<typeof Metadata>;
};

/** Streams that hold no partnership's story: receipts of commands and claims on companies. */
const BOOKKEEPING = /^(?:commandReceipt|companyName|companyDomain)-/;

const ALL =
  'select position, stream, revision, id, type, recorded_at as recordedAt, data, metadata from events join kinds using (kind) order by position';

/** Whether it tells of a partnership. */
export function tellsAStory({ stream }: RawEvent): boolean {
  return !BOOKKEEPING.test(stream);
}

/** Whether an automation caused it. */
export function byAutomation({ metadata }: RawEvent): boolean {
  return metadata.actor.startsWith('automation:');
}

function onFile<T>(path: string, work: (database: Database.Database) => T): T {
  const database = new Database(path, { readonly: true });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** All events of the log in this folder, and a fingerprint of each. */
export function readRawLog(dataDir: string): { readonly events: readonly RawEvent[]; readonly prints: readonly string[] } {
  const rows = onFile(join(dataDir, 'events.db'), (database) => database.prepare(ALL).all()).map((row) => Row.parse(row));
  return {
    events: rows.map((row) => ({ ...row, data: Data.parse(JSON.parse(row.data)), metadata: Metadata.parse(JSON.parse(row.metadata)) })),
    prints: rows.map((row) => createHash('sha256').update(JSON.stringify(row)).digest('base64')),
  };
}

/** Up to where the history of this folder had come: the one read model that handles every event of the product. */
export function historyPosition(dataDir: string): number {
  const position = onFile(join(dataDir, 'read-models.db'), (database) =>
    database.prepare("select position from projections where name = 'timeline'").pluck().get(),
  );
  return z.number().parse(position);
}
