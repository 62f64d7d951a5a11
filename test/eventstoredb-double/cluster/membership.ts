import type { Member } from '../faults/fault.js';
import { ALIVE_MS, Peers } from './peers.js';

const TELL_EVERY_MS = 100;
/** When all nodes are there and none leads, nobody need be waited for. */
const FIRST_ELECTION_MS = 300;

interface Duties {
  /** Begins an epoch. @returns its number; undefined when another node was quicker */
  lead(): Promise<number | undefined>;
  /** Another node leads, or none. */
  yieldLead(): Promise<void>;
  /** There may be more to read. */
  follow(): Promise<void>;
}

/**
 * One node's part in a cluster. The lowest living node takes the lead when no leader was heard of for a second and a majority is alive; that
 * two take it at once is excluded by the log's folder, where only one can begin an epoch.
 */
export class Membership {
  readonly #ports: readonly number[];
  readonly #own: number;
  readonly #duties: Duties;
  #peers: Peers | undefined;
  #epoch: number | undefined;
  #quietSince = performance.now();
  #busy = false;

  private constructor(ports: readonly number[], own: number, duties: Duties) {
    this.#ports = ports;
    this.#own = own;
    this.#duties = duties;
  }

  static async join(ports: readonly number[], own: number, duties: Duties): Promise<Membership> {
    const membership = new Membership(ports, own, duties);
    membership.#peers = await Peers.listen(ports, own, ({ leading }) => {
      if (leading && membership.#epoch === undefined) void duties.follow();
    });
    setInterval(() => void membership.#tick(), TELL_EVERY_MS);
    return membership;
  }

  get isBacked(): boolean {
    return this.#peers?.areMajority ?? false;
  }

  get leaderPort(): number | undefined {
    const leader = this.#epoch === undefined ? this.#peers?.leader?.from : this.#own;
    return leader === undefined ? undefined : this.#ports[leader];
  }

  members(host: string): readonly Member[] {
    const alive = new Set([this.#own, ...(this.#peers?.alive ?? []).map(({ from }) => from)]);
    const leader = this.leaderPort;
    return this.#ports.map((port, index) => {
      const state = leader === undefined ? 'UNKNOWN' : port === leader ? 'LEADER' : 'FOLLOWER';
      return { host, port, state, alive: alive.has(index) };
    });
  }

  tell(): void {
    this.#peers?.tell({ epoch: this.#epoch ?? 0, leading: this.#epoch !== undefined });
  }

  /** This node cannot acknowledge any more. */
  async resign(): Promise<void> {
    if (this.#epoch === undefined) return;
    this.#epoch = undefined;
    this.#quietSince = performance.now();
    await this.#duties.yieldLead();
  }

  async #tick(): Promise<void> {
    this.tell();
    if (this.#busy) return;
    this.#busy = true;
    if (this.#mustYield()) await this.resign();
    else if (this.#mayLead()) this.#epoch = await this.#duties.lead();
    this.#busy = false;
  }

  #mustYield(): boolean {
    return this.#epoch !== undefined && (!this.isBacked || (this.#peers?.leader?.epoch ?? 0) > this.#epoch);
  }

  #mayLead(): boolean {
    if (this.#peers === undefined || this.#epoch !== undefined) return false;
    if (this.#peers.leader !== undefined) this.#quietSince = performance.now();
    const quietMs = performance.now() - this.#quietSince;
    const isLowest = this.#peers.alive.every(({ from }) => from > this.#own);
    return isLowest && this.#peers.areMajority && quietMs > (this.#peers.areAllAlive ? FIRST_ELECTION_MS : ALIVE_MS);
  }
}
