import { copyOfBuild } from '../../e2e/server/built-server.js';
import { useBuiltCode } from '../../bench/built-code.js';

/** The adapter through many faults of its server: `npm run torture:eventstoredb -- <faults> <seed>`. Ends with 1 on any breach. */
const [faults = 1_000, seed = 1] = process.argv.slice(2).map(Number);
const surprises: string[] = [];
process.on('unhandledRejection', (fault) => surprises.push(`unhandled rejection: ${String(fault)}`));
process.on('uncaughtException', (fault) => surprises.push(`uncaught exception: ${fault.stack ?? fault.message}`));

const build = copyOfBuild();
useBuiltCode(build.folder);
const { throughAStorm } = await import('./through-a-storm.js');
const start = performance.now();
const { struck, figures, breaches } = await throughAStorm(faults, seed);
build.remove();
const told = [...surprises, ...breaches];
const seconds = Math.round((performance.now() - start) / 1_000);
process.stdout.write(
  `${JSON.stringify({ faults, seed, seconds, struck, figures: { ...figures, surprises: surprises.length }, breaches: told }, null, 2)}\n`,
);
process.exitCode = told.length === 0 ? 0 : 1;
