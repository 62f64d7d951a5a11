import { ApiClient, ServerGone, type Reply } from '../../e2e/server/api-client.js';

/** A caller that takes "unavailable" for no answer, and keeps what it was told. */
export class PatientClient extends ApiClient {
  /** The messages of all such answers. */
  readonly refusals: string[] = [];

  override async post(query: string, variables: object = {}): Promise<Reply> {
    const reply = await super.post(query, variables);
    const errors = reply.errors ?? [];
    const unavailable = errors.filter(({ extensions }) => extensions?.['code'] === 'UNAVAILABLE');
    if (unavailable.length === 0 || unavailable.length < errors.length) return reply;
    this.refusals.push(...unavailable.map(({ message }) => message));
    throw new ServerGone(new Error('It refused for now'));
  }
}
