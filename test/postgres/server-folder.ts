import { execFile } from 'node:child_process';
import { chown, copyFile, link, mkdir, mkdtemp, readFile, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Installation } from './installation.js';

/** PostgreSQL refuses to run as root, so there it runs as nobody. */
export const RUNS_AS = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** What a server needs on disk: its programs, its data, and room for its socket. */
export interface ServerFolder {
  readonly path: string;
  readonly bin: string;
  readonly data: string;
}

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** Makes a folder with an empty database cluster, whose text by default sorts as people do it and not byte by byte. */
export async function newServerFolder(installation: Installation): Promise<ServerFolder> {
  const path = await mkdtemp(join(tmpdir(), 'entente-pg-'));
  const bin = installation.byNpm ? await copied(installation.bin, path) : installation.bin;
  const data = join(path, 'data');
  await mkdir(data);
  for (const folder of [path, data]) await ownedByServer(folder);
  const options = ['--auth=trust', '--no-sync', '--no-instructions', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en'];
  const given = ['-D', data, '-U', 'entente', '--locale=C', '--wal-segsize=1', ...options];
  await promisify(execFile)(join(bin, 'initdb'), given, { ...RUNS_AS, cwd: path });
  return { path, bin, data };
}

/** Whoever the server runs as can read them here, and here are the symbolic links that no install script has made. */
async function copied(bin: string, path: string): Promise<string> {
  const native = join(path, 'native');
  const source = resolve(bin, '..');
  await linked(source, native);
  const links = await readFile(join(source, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of Symlinks.parse(JSON.parse(links))) {
    const target = join(path, link.target);
    await symlink(relative(dirname(target), join(path, link.source)), target).catch(() => undefined);
  }
  return join(native, 'bin');
}

/** Hard links cost nothing, and are not possible everywhere. */
async function linked(source: string, target: string): Promise<void> {
  await mkdir(target);
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const [from, to] = [join(source, entry.name), join(target, entry.name)];
    if (entry.isDirectory()) await linked(from, to);
    else await link(from, to).catch(() => copyFile(from, to));
  }
}

async function ownedByServer(folder: string): Promise<void> {
  if (RUNS_AS.uid !== undefined) await chown(folder, RUNS_AS.uid, RUNS_AS.gid);
}
