import type { FaultBoard } from './fault-board.js';

/** How far the server's clock is ahead. */
export const skewMs = (faults: FaultBoard): number => faults.strikes('clock-skew')?.ms ?? 0;

/** The server's clock, in units of 100 ns. */
export const ticks = (faults: FaultBoard): bigint => BigInt(Date.now() + skewMs(faults)) * 10_000n;
