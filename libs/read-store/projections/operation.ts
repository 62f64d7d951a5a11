/** A change of one row of a read model. */
export type Operation<Fields = object> = Upsert<Fields> | Update<Fields> | Remove;

export interface Upsert<Fields> {
  readonly kind: 'upsert';
  readonly key: string;
  readonly fields: Fields;
}

export interface Update<Fields> {
  readonly kind: 'update';
  readonly key: string;
  readonly changes: Partial<Fields>;
}

export interface Remove {
  readonly kind: 'remove';
  readonly key: string;
}

/** The row is exactly this from now on, whether it was there or not. */
export function upsert<Fields>(key: string, fields: NoInfer<Fields>): Upsert<Fields> {
  return { kind: 'upsert', key, fields };
}

/** These columns of the row hold these values from now on; a row that is not there is a fault of the event, which is parked. */
export function update<Fields>(key: string, changes: NoInfer<Partial<Fields>>): Update<Fields> {
  return { kind: 'update', key, changes };
}

/** The row is gone from now on; nothing happens when it is not there. */
export function remove(key: string): Remove {
  return { kind: 'remove', key };
}
