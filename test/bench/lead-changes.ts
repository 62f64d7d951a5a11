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

/** A lead that was replaced, and what proves it to a reader. */
export interface Change {
  readonly partnershipId: string;
  readonly number: number;
  readonly token: string;
}

/** Commands that change the leads of partnerships in turn; nothing follows from them but what is read. */
export class LeadChanges {
  readonly #client: ApiClient;
  /** Bare, since a client that works as hard as the server would be what is measured. */
  readonly #http: HttpLoad;
  readonly #partnerships: string[] = [];
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

  /** Every partnership has its turn. */
  async replace(): Promise<Change> {
    this.#number += 1;
    const number = this.#number;
    const partnershipId = this.#partnerships[number % this.#partnerships.length] ?? '';
    const input = { partnershipId, lead: String(number), reason: 'Another region' };
    const answer = await this.#http.post(JSON.stringify({ query: REPLACE, variables: { input } }));
    const token = /"consistencyToken":"([^"]+)"/.exec(answer)?.[1];
    if (!answer.includes('"rejection":null') || token === undefined) throw new Error(answer);
    return { partnershipId, number, token };
  }

  /** Reads as whoever gave the command does next. @throws when its effect is not there */
  async read({ partnershipId, number, token }: Change): Promise<void> {
    const answer = await this.#http.post(JSON.stringify({ query: READ, variables: { id: partnershipId, token } }));
    if (Number(/"lead":"(\d+)"/.exec(answer)?.[1]) >= number) return;
    throw new Error(`Lead ${number} is not to be read: ${answer}`);
  }

  close(): void {
    this.#http.close();
  }
}
