import { ServerGone, type Answer, type ApiClient } from '../../e2e/server/api-client.js';
import type { Ledger, Sent } from './ledger.js';
import { scriptOf, type Script } from './script.js';

/** A partnership that a writer is at work on. */
interface Work {
  readonly script: Script;
  readonly step: number;
  readonly partnershipId: string | undefined;
}

/** So many partnerships at a time, so that automations have their turn between two steps of one. */
const AT_A_TIME = 3;
const REPEATS = 0.05;

/** Writes through one server after the other, and sends again under the same key whatever was not answered. */
export class Writer {
  readonly #number: number;
  readonly #ledger: Ledger;
  readonly #works: Work[] = [];
  #begun = 0;
  #keys = 0;
  #unanswered: { readonly sent: Sent; readonly work: Work } | undefined;
  #last: Sent | undefined;

  constructor(number: number, ledger: Ledger) {
    this.#number = number;
    this.#ledger = ledger;
  }

  /** Works until it is told to stop, or until the server is gone. */
  async work(client: ApiClient, goesOn: () => boolean | Promise<boolean>): Promise<void> {
    try {
      await this.catchUp(client);
      while (await goesOn()) await this.#doNext(client);
    } catch (fault) {
      if (!(fault instanceof ServerGone)) throw fault;
    }
  }

  /** Repeats what was answered last, and sends again what was not answered. */
  async catchUp(client: ApiClient): Promise<void> {
    await this.#repeat(client);
    if (this.#unanswered === undefined) return;
    const { sent, work } = this.#unanswered;
    this.#ledger.resent += 1;
    await this.#send(client, sent, work);
  }

  async #doNext(client: ApiClient): Promise<void> {
    const work = this.#nextWork();
    const [mutation, input] = work.script.steps[work.step] ?? [];
    if (mutation === undefined) return;
    this.#keys += 1;
    const key = `writer-${this.#number}-${this.#keys}`;
    const whole = work.partnershipId === undefined ? { ...input } : { ...input, partnershipId: work.partnershipId };
    await this.#send(client, { key, mutation, input: whole }, work);
    if (Math.random() < REPEATS) await this.#repeat(client);
  }

  #nextWork(): Work {
    if (this.#works.length >= AT_A_TIME) return this.#works.shift() ?? this.#begin();
    return this.#begin();
  }

  #begin(): Work {
    this.#begun += 1;
    return { script: scriptOf(this.#number, this.#begun), step: 0, partnershipId: undefined };
  }

  async #send(client: ApiClient, sent: Sent, work: Work): Promise<void> {
    this.#unanswered = { sent, work };
    const answer = await client.command(sent.mutation, sent.input, sent.key);
    this.#unanswered = undefined;
    this.#last = sent;
    this.#ledger.enter(sent, answer);
    this.#goOn(work, sent, answer);
  }

  async #repeat(client: ApiClient): Promise<void> {
    if (this.#last === undefined) return;
    this.#ledger.repeated += 1;
    this.#ledger.enter(this.#last, await client.command(this.#last.mutation, this.#last.input, this.#last.key));
  }

  #goOn({ script, step, partnershipId }: Work, sent: Sent, answer: Answer): void {
    const code = answer.rejection?.code;
    if (code === undefined) {
      if (step + 1 < script.steps.length) this.#works.push({ script, step: step + 1, partnershipId: answer.partnershipId });
      return;
    }
    // The integration is started by an automation: it may not have had its turn yet.
    if (code === 'LC-1' && sent.mutation === 'documentIntegration') this.#works.push({ script, step, partnershipId });
    else if (!mayBeRefused(script, step, code)) this.#ledger.breaches.push(`${sent.mutation} ${sent.key} was refused by ${code}`);
  }
}

/** A contender that was cut off before its first event may find its place taken (IN-8), or its own request closed (LC-4). */
function mayBeRefused({ contended }: Script, step: number, code: string): boolean {
  return contended && step === 0 && (code === 'IN-8' || code === 'LC-4');
}
