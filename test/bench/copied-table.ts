import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { from, to } from 'pg-copy-streams';

const ROWS_A_BATCH = 5_000;

interface Definition {
  readonly columns: string;
  readonly key: string;
  readonly indexes: readonly string[];
}

/** A table's rows in memory as PostgreSQL copies them, with what it takes to write them again. */
export class CopiedTable {
  readonly #name: string;
  readonly #definition: Definition;
  readonly #rows: readonly string[];

  private constructor(name: string, definition: Definition, rows: readonly string[]) {
    this.#name = name;
    this.#definition = definition;
    this.#rows = rows;
  }

  static async read(databaseUrl: string, name: string): Promise<CopiedTable> {
    return connected(databaseUrl, async (client) => {
      const rows: string[] = [];
      const copied = client.query(to(`copy (select * from ${name} order by "validFrom") to stdout`));
      for await (const row of createInterface({ input: copied })) rows.push(`${row}\n`);
      return new CopiedTable(name, await definitionOf(client, name), rows);
    });
  }

  /** Writes everything into an empty schema. */
  async write(databaseUrl: string): Promise<void> {
    const { columns, key, indexes } = this.#definition;
    await connected(databaseUrl, async (client) => {
      await client.query(`create table ${this.#name} (${columns}, primary key (${key}))`);
      await client.query(`create temporary table batch (${columns}) on commit delete rows`);
      for (let first = 0; first < this.#rows.length; first += ROWS_A_BATCH)
        await this.#merge(client, this.#rows.slice(first, first + ROWS_A_BATCH).join(''));
      for (const index of indexes) await client.query(index);
      await client.query(`analyze ${this.#name}`);
    });
  }

  async #merge(client: Client, rows: string): Promise<void> {
    await client.query('begin');
    await pipeline(Readable.from([rows]), client.query(from('copy batch from stdin')));
    await client.query(`insert into ${this.#name} select * from batch
      on conflict (${this.#definition.key}) do update set "validUntil" = excluded."validUntil"`);
    await client.query('commit');
  }
}

async function definitionOf(client: Client, name: string): Promise<Definition> {
  const listed = async (sql: string): Promise<readonly string[]> =>
    (await client.query<{ text: string }>(sql, [name])).rows.map(({ text }) => text);
  const columns = await listed(
    `select quote_ident(attname) || ' ' || format_type(atttypid, atttypmod) || case when attcollation = '"C"'::regcollation then ' collate "C"' else '' end
       || case when attnotnull then ' not null' else '' end as text
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
  );
  const key = await listed(
    `select quote_ident(attname) as text from pg_index, unnest(indkey) with ordinality as part (number, place), pg_attribute
     where indrelid = $1::regclass and indisprimary and attrelid = indrelid and attnum = part.number order by place`,
  );
  const indexes = await listed(
    `select regexp_replace(pg_get_indexdef(indexrelid), ' ON \\S+ ', ' ON ' || $1 || ' ') as text from pg_index
     where indrelid = $1::regclass and not indisprimary`,
  );
  return { columns: columns.join(', '), key: key.join(', '), indexes };
}

async function connected<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
