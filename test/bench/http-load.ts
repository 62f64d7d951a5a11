import { Agent, request } from 'node:http';

/** Posts JSON over connections that stay open. */
export class HttpLoad {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #address: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(address: string, token: string) {
    this.#address = address;
    this.#headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  }

  /** @throws when the answer is no success */
  post(body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers = { ...this.#headers, 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(`${this.#address}/graphql`, { method: 'POST', agent: this.#agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const answer = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(answer);
          else reject(new Error(`${response.statusCode ?? 0}: ${answer}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
