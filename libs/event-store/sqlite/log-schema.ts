/** Marks an SQLite file as a log of this product ("EnLg"). */
export const APPLICATION_ID = 0x456e4c67;

/** The format of the log's tables; a log of a later format is refused. */
export const FORMAT = 1;

/**
 * Kinds keep category and type in one place, so that one narrow index serves both filters: text indexes on the two
 * cost about twice as much of the append rate. There is no index on the ids for the same reason.
 */
export const CREATE_LOG = `
  CREATE TABLE kinds (
    kind INTEGER PRIMARY KEY,
    category TEXT NOT NULL,
    type TEXT NOT NULL,
    UNIQUE (category, type)
  ) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE INDEX events_by_kind ON events (kind);
  CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'XX-1: the log is append only'); END;
  CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'XX-1: the log is append only'); END;
  CREATE TRIGGER kinds_are_never_changed BEFORE UPDATE ON kinds BEGIN SELECT RAISE(ABORT, 'XX-1: the log is append only'); END;
  CREATE TRIGGER kinds_are_never_removed BEFORE DELETE ON kinds BEGIN SELECT RAISE(ABORT, 'XX-1: the log is append only'); END;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;
