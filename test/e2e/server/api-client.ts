import { z } from 'zod';

const Position = z.string().transform(Number);

export const EventFields = z.object({
  id: z.string(),
  type: z.string(),
  stream: z.string(),
  revision: z.number(),
  position: Position,
  recordedAt: z.string(),
  data: z.record(z.string(), z.unknown()),
  words: z.string(),
  actor: z.string(),
  role: z.string(),
  command: z.string(),
  commandId: z.string(),
  correlationId: z.string(),
  causationId: z.string(),
  policyVersion: z.string(),
  schemaVersion: z.number(),
});
/** An event as the interface gives it. */
export type ApiEvent = z.infer<typeof EventFields>;
export const EVENT_FIELDS = Object.keys(EventFields.shape).join(' ');

export const RejectionFields = z.object({
  code: z.string(),
  rule: z.string(),
  source: z.object({ kind: z.string(), anchor: z.string(), quote: z.string().nullish() }),
  policyVersion: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export type ApiRejection = z.infer<typeof RejectionFields>;

export const Answer = z.object({
  partnershipId: z.string(),
  events: z.array(EventFields),
  consistencyToken: z.string(),
  rejection: RejectionFields.nullable(),
});
/** The answer to a command. */
export type Answer = z.infer<typeof Answer>;

const Errors = z.array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }));
const Reply = z
  .object({ data: z.unknown().optional(), errors: Errors.optional() })
  .refine(({ data, errors }) => data !== undefined || errors !== undefined);
export type Reply = z.infer<typeof Reply>;

/** Mutations that need an identifier alone share an input type. */
const SHARED = new Map([
  ...['launchGoToMarket', 'resumeGoToMarket'].map((name) => [name, 'PartnershipOnlyInput'] as const),
  ...['takeIntegrationLive', 'certifyIntegration', 'publishListing'].map((name) => [name, 'IntegrationOnlyInput'] as const),
]);
const ANSWER = `{ partnershipId events { ${EVENT_FIELDS} } consistencyToken rejection { code rule source { kind anchor quote } policyVersion facts } }`;

/** No whole answer came: the server ended, or had ended before. */
export class ServerGone extends Error {
  constructor(cause: unknown) {
    super('The server gave no answer', { cause });
    this.name = 'ServerGone';
  }
}

/** An answer that GraphQL did not give. */
export class StrangeAnswer extends Error {
  constructor(status: number, text: string) {
    super(`HTTP ${status}: ${text}`);
    this.name = 'StrangeAnswer';
  }
}

/** A caller of the interface over HTTP, with one token. */
export class ApiClient {
  readonly #address: string;
  readonly #token: string;

  constructor(address: string, token: string) {
    this.#address = address;
    this.#token = token;
  }

  /** Gives a command by its mutation's name. An error that is no refusal is thrown. */
  async command(mutation: string, input: object, key?: string): Promise<Answer> {
    const type = SHARED.get(mutation) ?? `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) ${ANSWER} }`;
    const asked = key === undefined ? input : { ...input, idempotencyKey: key };
    return (await this.ask(z.object({ answer: Answer }), query, { input: asked })).answer;
  }

  /** Asks, and reads the data by its schema. Errors are thrown. */
  async ask<T>(schema: z.ZodType<T>, query: string, variables: object = {}): Promise<T> {
    const { data, errors = [] } = await this.post(query, variables);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return schema.parse(data);
  }

  /**
   * The whole reply, errors included.
   * @throws ServerGone, StrangeAnswer
   */
  async post(query: string, variables: object = {}): Promise<Reply> {
    const { status, text } = await this.#fetched(JSON.stringify({ query, variables }));
    const reply = Reply.safeParse(parsed(text));
    if (reply.success) return reply.data;
    throw new StrangeAnswer(status, text);
  }

  async #fetched(body: string): Promise<{ readonly status: number; readonly text: string }> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` };
    try {
      const response = await fetch(`${this.#address}/graphql`, { method: 'POST', headers, body });
      return { status: response.status, text: await response.text() };
    } catch (cause) {
      throw new ServerGone(cause);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
