import { Turns } from '../../libs/event-store/executor/turns.js';
import { ApiClient } from '../e2e/server/api-client.js';
import { HttpLoad } from './http-load.js';
import { inParallel } from './sample.js';

const CONCURRENT = 16;
const TOPICS = {
  technicalIntegration: 'Slash commands and notifications inside a channel',
  endUserBenefits: 'Developers act on their work without leaving the conversation',
  businessRelationship: 'A technology partnership with a listing',
};
const REPLACE = 'mutation ($input: ReplaceLeadInput!) { replaceLead(input: $input) { consistencyToken rejection { code } } }';
const READ = 'query ($id: ID!, $token: String!) { partnership(id: $id, atLeast: { token: $token }) { lead } }';

/** When a command was sent, when it was answered, and when a query with its token was. */
export interface Sight {
  readonly sent: number;
  readonly acknowledged: number;
  readonly visible: number;
}

/** Commands that change the leads of partnerships in turn; nothing follows from them but what is read. */
export class LeadChanges {
  readonly #client: ApiClient;
  /** Bare, since a client that works as hard as the server would be what is measured. */
  readonly #http: HttpLoad;
  readonly #partnerships: string[] = [];
  readonly #turns = new Turns();
  #number = 0;

  constructor({ address, token }: { readonly address: string; readonly token: string }) {
    this.#client = new ApiClient(address, token);
    this.#http = new HttpLoad(address, token, '');
  }

  /** So many partnerships whose leads can be replaced. */
  async prepare(count: number): Promise<void> {
    await inParallel({ from: 0, to: count, concurrent: CONCURRENT }, async (index) => {
      const partnerName = `Company Number ${index}`;
      const { partnershipId } = await this.#client.command('requestPartnership', { partnerName, ...TOPICS });
      await this.#client.command('postRequest', { partnershipId, briefDescription: 'ChatOps inside a channel' });
      const { rejection } = await this.#client.command('declareLead', { partnershipId, lead: 'nobody', nextSteps: ['To talk'] });
      if (rejection !== null) throw new Error(rejection.rule);
      this.#partnerships.push(partnershipId);
    });
  }

  /**
   * Replaces a lead, and reads it as whoever gave the command does next. Every partnership has its turn; should one still be under way,
   * it is waited for, so that what is read is this very change.
   * @throws when it is not there
   */
  async change(): Promise<Sight> {
    const sent = performance.now();
    this.#number += 1;
    const lead = String(this.#number);
    const partnershipId = this.#partnerships[this.#number % this.#partnerships.length] ?? '';
    return this.#turns.take(partnershipId, async () => {
      const token = await this.#replace(partnershipId, lead);
      const acknowledged = performance.now();
      const answer = await this.#http.post(JSON.stringify({ query: READ, variables: { id: partnershipId, token } }));
      if (!answer.includes(`"lead":"${lead}"`)) throw new Error(`Lead ${lead} is not to be read: ${answer}`);
      return { sent, acknowledged, visible: performance.now() };
    });
  }

  close(): void {
    this.#http.close();
  }

  /** @returns its token */
  async #replace(partnershipId: string, lead: string): Promise<string> {
    const input = { partnershipId, lead, reason: 'Another region' };
    const answer = await this.#http.post(JSON.stringify({ query: REPLACE, variables: { input } }));
    const token = /"consistencyToken":"([^"]+)"/.exec(answer)?.[1];
    if (!answer.includes('"rejection":null') || token === undefined) throw new Error(answer);
    return token;
  }
}
