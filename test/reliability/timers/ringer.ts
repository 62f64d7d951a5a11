import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { subjectOf } from '@entente/kernel';
import { ReadStore, TimerRunner, quiescent, type Execute } from '@entente/read-store';
import { Rang, clock, idOf, metadata, openLog, ringing } from './alarm-clocks.js';

/** Fires the clocks of a folder; at the given one it kills itself with -9, before its command or between command and removal. */
const [folder = '', moment = 'never', place = '0'] = process.argv.slice(2);
const PATIENCE_MS = 10_000;

const eventStore = await openLog(folder);
const readStore = await ReadStore.open({ folder });
let executed = 0;

function dieAt(now: string): void {
  if (moment === now && executed === Number(place)) process.kill(process.pid, 'SIGKILL');
}

const execute: Execute = async (command, because) => {
  executed += 1;
  const id = idOf(because);
  appendFileSync(join(folder, 'executed'), `${id}\n`);
  dieAt('before');
  const subject = subjectOf(command);
  const { now: _, ...data } = command.data;
  const { position } = await eventStore.append(`rang-${id}`, 'none', [{ id, type: Rang.type, data, metadata }]);
  dieAt('after');
  return { kind: 'accepted', subject, events: [], position };
};

const note = (line: string): void => void process.stderr.write(`${line}\n`);
const timers = new TimerRunner({ eventStore, readStore, clock, execute, timers: [ringing], log: { warn: note, error: note } });
await timers.start();
await quiescent(eventStore, [timers], PATIENCE_MS);
await timers.stop();
await readStore.close();
await eventStore.close();
