/** The read models come from another log, or from more than this one holds. The message names both, and what can be done. */
export class OfAnotherLog extends Error {
  constructor(readModels: string, log: string, difference: string) {
    super(
      `The read models in ${readModels} do not belong to the log in ${log}: ${difference}. ` +
        'Positions hold in one log alone, and not in a copy of it elsewhere or in an older one that was put back. ' +
        'Use the log that they come from, or empty read models: remove read-models.db, or name an empty database or schema by DATABASE_URL. ' +
        'They are built from this log, and what has happened by itself does not happen again',
    );
    this.name = 'OfAnotherLog';
  }
}

/** A mark in words. */
export function told(mark: string): string {
  const [position, id, recordedAt] = mark.split(' ');
  return `event ${id} of ${recordedAt} at position ${position}`;
}
