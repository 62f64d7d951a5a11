import type { Position } from '@entente/kernel';
import type { WriteTransaction } from '../store/bookkeeping.js';

/** Another process keeps these readers now: what this one was about to write came to nothing. */
export class TakenOver extends Error {
  constructor(name: string) {
    super(`Another process keeps ${name} now`);
    this.name = 'TakenOver';
  }
}

/** A transaction on the rows and the position of a reader. */
export type Write = <T>(work: (trx: WriteTransaction) => Promise<T>) => Promise<T>;

/** By what the database tells a tenure from those before and behind it. */
export interface Claim {
  readonly name: string;
  readonly epoch: number;
}

/**
 * A single statement on the rows and the position of a reader, which looks by itself whether the claim holds.
 * @param work gives whether it did
 */
export type WriteAtOnce = (work: (claim: Claim) => Promise<boolean>) => Promise<void>;

/** What this process does with readers while they are its own. */
export interface Keeper {
  begin(): Promise<void>;
  end(): Promise<void>;
}

/** The right to keep a reader, or several together: one process at a time has it, whatever becomes of the others. */
export interface Tenure {
  readonly isOurs: boolean;
  /** @throws TakenOver when the readers are not this process's, or not any more; then nothing was written */
  readonly write: Write;
  /** @throws TakenOver when the claim does not hold */
  readonly writeAtOnce: WriteAtOnce;
  /** Asks for the readers, and goes on asking until it is left. Resolves after the first try, and once what it gave has begun. */
  seek(): Promise<void>;
  /** Ends keeping the readers, and lets others keep them. */
  leave(): Promise<void>;
  /** Does work that only their keeper may do, and so takes them over from whoever keeps them. */
  holding<T>(work: () => Promise<T>): Promise<T>;
}

/** Wants to know how far readers have come that other processes keep. */
export interface Follower {
  /** @param position 0 when it is not known any more */
  heard(reader: string, position: Position): void;
  /** How far those have come that this process keeps. */
  kept(): Iterable<readonly [string, Position]>;
}

/** Who keeps which readers, among all processes that share a read store. */
export interface Tenures {
  /** Whether there may be other processes. */
  readonly isShared: boolean;
  /** @param name of what is kept together */
  of(name: string, keeper: Keeper): Tenure;
  /** Lets the other processes know how far a reader of this one has come. */
  tell(reader: string, position: Position): void;
  follow(follower: Follower): void;
  close(): Promise<void>;
}
