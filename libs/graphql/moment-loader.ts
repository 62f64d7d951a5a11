import type { Position } from '@entente/kernel';
import DataLoader from 'dataloader';

interface Asked {
  readonly id: string;
  readonly asOf?: Position | undefined;
}

/**
 * Loads what hangs on partnerships: one query for all partnerships of an answer instead of one each.
 * @param load the rows of many partnerships as of one moment
 */
export function momentLoader<Row extends { readonly partnershipId: string }>(
  load: (partnershipIds: readonly string[], asOf: Position | undefined) => Promise<readonly Row[]>,
): DataLoader<Asked, readonly Row[], string> {
  const loadAll = async (asked: readonly Asked[]): Promise<(readonly Row[])[]> => {
    const byMoment = Map.groupBy(asked, ({ asOf }) => asOf);
    const found = await Promise.all([...byMoment].map(async ([asOf, keys]) => [asOf, await rowsOf(keys, asOf)] as const));
    const rows = new Map(found);
    return asked.map(({ id, asOf }) => rows.get(asOf)?.get(id) ?? []);
  };
  const rowsOf = async (keys: readonly Asked[], asOf: Position | undefined): Promise<Map<string, Row[]>> =>
    Map.groupBy(
      await load(
        keys.map(({ id }) => id),
        asOf,
      ),
      ({ partnershipId }) => partnershipId,
    );
  return new DataLoader(loadAll, { cacheKeyFn: ({ id, asOf }) => `${id}@${asOf ?? 'now'}` });
}
