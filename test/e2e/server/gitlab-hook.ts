import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { RejectionFields } from './api-client.js';

export const HOOK_SECRET = 'a-secret-for-tests-alone';

const Issue = z.looseObject({ object_attributes: z.looseObject({ description: z.string() }) });
export type Issue = z.infer<typeof Issue>;

const Receipt = z.object({
  outcome: z.literal('accepted'),
  partnershipId: z.string(),
  position: z.number(),
  recordedAt: z.string(),
  consistencyToken: z.string(),
});
const Refusal = z.object({ outcome: z.literal('refused'), rejection: RejectionFields });

/** One of the two real issues, as GitLab tells of it. */
export function issue(name: 'new_partner-1' | 'new_partner-2'): Issue {
  return Issue.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, `../../data/${name}.json`), 'utf8')));
}

/** GitLab's side of the intake. */
export class GitLabHook {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  async accepted(body: object): Promise<z.infer<typeof Receipt>> {
    return Receipt.parse(await this.#tell(body));
  }

  async refused(body: object): Promise<z.infer<typeof RejectionFields>> {
    return Refusal.parse(await this.#tell(body)).rejection;
  }

  async #tell(body: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'x-gitlab-token': HOOK_SECRET };
    const response = await fetch(`${this.#address}/intake/gitlab`, { method: 'POST', headers, body: JSON.stringify(body) });
    return response.json();
  }
}
