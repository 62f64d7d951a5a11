import { BuiltServer } from '../../e2e/server/built-server.js';
import { BuiltWorker } from '../../e2e/server/built-worker.js';
import { Issuer } from '../../e2e/server/issuer.js';
import { PostgresServer } from '../../postgres/postgres-server.js';

/** Which replica. */
export type Place = 0 | 1;

export const PLACES: readonly Place[] = [0, 1];

export function otherThan(place: Place): Place {
  return place === 0 ? 1 : 0;
}

/** How a process took an operator's signal to end. */
export interface Stop {
  readonly what: string;
  readonly ms: number;
  readonly exitCode: number | undefined;
}

/** A server of the log, or a cluster of them. */
export interface LogServer {
  readonly connectionString: string;
  stop(): Promise<void>;
}

interface Grounds {
  readonly build: string;
  readonly issuer: Issuer;
  readonly log: LogServer;
  readonly database: PostgresServer;
  /** What every process is given. */
  readonly environment: Readonly<Record<string, string>>;
}

interface Processes {
  readonly replicas: Record<Place, BuiltServer>;
  readonly workers: BuiltWorker[];
}

/** Two replicas that serve, two workers that keep the readers, and the log and the database that they share. */
export class Installation {
  readonly environment: Readonly<Record<string, string>>;
  readonly connectionString: string;
  readonly #grounds: Grounds;
  readonly #replicas: Record<Place, BuiltServer>;
  readonly #workers: BuiltWorker[];
  readonly stops: Stop[] = [];
  /** Processes that ended and were not told to, in words. */
  readonly desertions: string[] = [];
  readonly #toldToEnd = new Set<BuiltServer | BuiltWorker>();

  private constructor(grounds: Grounds, { replicas, workers }: Processes) {
    this.environment = grounds.environment;
    this.connectionString = grounds.log.connectionString;
    this.#grounds = grounds;
    this.#replicas = replicas;
    this.#workers = workers;
    for (const place of PLACES) this.#watch(`replica ${place}`, replicas[place]);
    for (const worker of workers) this.#watch('a worker', worker);
  }

  /**
   * All processes start at once.
   * @param prefer the nodes of the log that they follow
   */
  static async start(build: string, log: LogServer, prefer = 'leader'): Promise<Installation> {
    const [issuer, database] = await Promise.all([Issuer.create(), PostgresServer.start()]);
    const urls = { EVENTSTORE_URL: `${log.connectionString}&nodePreference=${prefer}`, DATABASE_URL: await database.emptySchema() };
    const grounds = { build, issuer, log, database, environment: { ...issuer.environment, ...urls } };
    const [first, second, ...workers] = await Promise.all([
      ...([replicaOn(grounds), replicaOn(grounds)] as const),
      ...PLACES.map(() => BuiltWorker.start(build, grounds.environment)),
    ]);
    return new Installation(grounds, { replicas: { 0: first, 1: second }, workers });
  }

  /** Of the process that stands at this place now; there may be none for a moment. */
  addressOf(place: Place): string {
    return this.#replicas[place].address;
  }

  token(role: string): Promise<string> {
    return this.#grounds.issuer.token(role);
  }

  /** SIGKILL; another one comes in its place. */
  async killWorker(): Promise<void> {
    const worker = this.#workers.shift();
    if (worker !== undefined) await this.#leaving(worker).kill();
    const another = await BuiltWorker.start(this.#grounds.build, this.environment);
    this.#watch('a worker', another);
    this.#workers.push(another);
  }

  /** SIGKILL; another one comes in its place. */
  async killReplica(place: Place): Promise<void> {
    await this.#leaving(this.#replicas[place]).kill();
    await this.#replace(place);
  }

  /** As for a new version: it ends in order, and another one comes in its place. */
  async restartReplica(place: Place): Promise<void> {
    await this.#stopReplica(place);
    await this.#replace(place);
  }

  /** All processes end in order; what they share stays. */
  async stopServing(): Promise<void> {
    await Promise.all(PLACES.map((place) => this.#stopReplica(place)));
    await Promise.all(this.#workers.map((worker) => this.#timed('a worker', () => this.#leaving(worker).stop())));
  }

  /** Whatever is left ends. */
  async close(): Promise<void> {
    const all = [...PLACES.map((place) => this.#replicas[place]), ...this.#workers];
    await Promise.all(all.map((process) => this.#leaving(process).kill()));
    await this.#grounds.log.stop();
    await this.#grounds.database.stop();
  }

  async #replace(place: Place): Promise<void> {
    const replica = await replicaOn(this.#grounds);
    this.#watch(`replica ${place}`, replica);
    this.#replicas[place] = replica;
  }

  #leaving<P extends BuiltServer | BuiltWorker>(process: P): P {
    this.#toldToEnd.add(process);
    return process;
  }

  #watch(what: string, process: BuiltServer | BuiltWorker): void {
    void process.exitCode().then((code) => {
      if (!this.#toldToEnd.has(process)) this.desertions.push(`${what} ended by itself with ${code ?? 'a signal'}: ${process.words}`);
    });
  }

  async #stopReplica(place: Place): Promise<void> {
    const replica = this.#leaving(this.#replicas[place]);
    await this.#timed(`replica ${place}`, () => replica.stop().then(() => replica.exitCode()));
  }

  async #timed(what: string, stop: () => Promise<number | undefined>): Promise<void> {
    const began = performance.now();
    const exitCode = await stop();
    this.stops.push({ what, exitCode, ms: Math.round(performance.now() - began) });
  }
}

function replicaOn({ build, environment }: Grounds): Promise<BuiltServer> {
  return BuiltServer.start(build, { ...environment, RUNNERS: 'off' });
}
