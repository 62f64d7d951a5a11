import Database from 'better-sqlite3';

const ROWS_A_BATCH = 2_000;

type Value = string | number | null;

/** A table's rows in memory, with what it takes to write them again. */
export class RawTable {
  readonly #definition: string;
  readonly #indexes: readonly string[];
  readonly #upsert: string;
  readonly #rows: readonly Value[][];

  private constructor(database: Database.Database, name: string) {
    const schema = database
      .prepare<[string, string], string>('SELECT sql FROM sqlite_master WHERE type = ? AND tbl_name = ? AND sql IS NOT NULL')
      .pluck();
    const columns = database
      .prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?) ORDER BY cid')
      .all(name);
    const key = columns.filter(({ pk }) => pk > 0).map((column) => `"${column.name}"`);
    this.#definition = schema.get('table', name) ?? '';
    this.#indexes = schema.all('index', name);
    this.#upsert = `INSERT INTO "${name}" VALUES (${columns.map(() => '?').join(', ')})
      ON CONFLICT (${key.join(', ')}) DO UPDATE SET "validUntil" = excluded."validUntil"`;
    this.#rows = database.prepare<[], Value[]>(`SELECT * FROM "${name}" ORDER BY "validFrom"`).raw().all();
  }

  static read(path: string, name: string): RawTable {
    const database = new Database(path, { readonly: true });
    try {
      return new RawTable(database, name);
    } finally {
      database.close();
    }
  }

  get rows(): number {
    return this.#rows.length;
  }

  /** Writes everything to a new file, with the settings of the product's own. */
  write(path: string): void {
    const database = new Database(path);
    for (const setting of ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -32768', 'wal_autocheckpoint = 4000'])
      database.pragma(setting);
    database.exec(this.#definition);
    const upsert = database.prepare<Value[]>(this.#upsert);
    const writeAll = database.transaction((rows: readonly Value[][]) => {
      for (const row of rows) upsert.run(...row);
    });
    for (let first = 0; first < this.#rows.length; first += ROWS_A_BATCH) writeAll(this.#rows.slice(first, first + ROWS_A_BATCH));
    for (const index of this.#indexes) database.exec(index);
    database.close();
  }
}
