import { readFileSync } from 'node:fs';

/** Loaded before a server's program: from then on its clock is off by so many milliseconds as a file says at the moment. */
const LOOK_MS = 5;
const RealDate = globalThis.Date;
const file = process.env['JUMPING_CLOCK_FILE'] ?? '';
let offset = read();

function read(): number {
  const said = readFileSync(file, 'utf8');
  // While it is written it is empty.
  return said === '' ? offset : Number(said);
}

const now = (): number => RealDate.now() + offset;

setInterval(() => {
  offset = read();
}, LOOK_MS).unref();

globalThis.Date = new Proxy(RealDate, {
  construct(target, given, newTarget) {
    const made: object = Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget);
    return made;
  },
  apply: () => new RealDate(now()).toString(),
  get(target, name) {
    const value: unknown = Reflect.get(target, name);
    return name === 'now' ? now : value;
  },
});
