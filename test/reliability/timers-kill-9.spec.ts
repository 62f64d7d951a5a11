import { randomInt, randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DomainEvent } from '@entente/kernel';
import { gather } from '../../libs/testing/new-events.js';
import { Rang, Stopped, Wound, metadata, openLog } from './timers/alarm-clocks.js';

const RINGER = fileURLToPath(new URL('./timers/ringer.ts', import.meta.url));
const TYPESCRIPT = fileURLToPath(new URL('../typescript-workers.mjs', import.meta.url));
const CLOCKS = 40;
const KILLS = ['after', 'before', 'after', 'before', 'after', 'after'] as const;

/** Due a millisecond apart, in an order of their own; every eighth is stopped. */
const keys = Array.from({ length: CLOCKS }, (_, place) => (place * 7) % CLOCKS);
const isStopped = (key: number): boolean => key % 8 === 0;
const nameOf = (key: number) => ({ partnershipId: `partnership-${key % 3}`, key: `clock-${key}` });
const dueAt = (key: number): string => new Date(Date.UTC(2020, 1, 11) + key).toISOString();

async function fill(folder: string): Promise<void> {
  const log = await openLog(folder);
  const set: DomainEvent[] = keys.map((key) => Wound({ ...nameOf(key), dueAt: dueAt(key) }));
  const stopped = keys.filter(isStopped).map((key) => Stopped(nameOf(key)));
  for (const happened of [...set, ...stopped]) {
    const id = randomUUID();
    await log.append(`clocks-${id}`, 'none', [{ id, ...happened, metadata }]);
  }
  await log.close();
}

/** @returns how the process ended */
async function ring(folder: string, ...cut: readonly string[]): Promise<string> {
  const execArgv = ['--experimental-transform-types', '--no-warnings', '--import', TYPESCRIPT];
  const child = spawn(process.execPath, [...execArgv, RINGER, folder, ...cut], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code, signal]: unknown[] = await once(child, 'exit');
  return String(signal ?? code);
}

it('fires each clock once in effect and in due order, however often its process is killed with -9 around a command', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-timers-'));
  await fill(folder);
  for (const moment of KILLS) expect(await ring(folder, moment, String(randomInt(1, 6)))).toBe('SIGKILL');
  expect(await ring(folder)).toBe('0');

  const log = await openLog(folder);
  const rang = (await gather(log.readAll({ filter: { types: [Rang.type] } }))).map(({ data }) => data);
  await log.close();
  const expected = keys.filter((key) => !isStopped(key)).sort((one, other) => one - other);
  expect(rang).toEqual(expected.map((key) => ({ ...nameOf(key), dueAt: dueAt(key) })));
  // Each kill made one command come again.
  expect(readFileSync(join(folder, 'executed'), 'utf8').trim().split('\n')).toHaveLength(expected.length + KILLS.length);
  await rm(folder, { recursive: true });
}, 30_000);
