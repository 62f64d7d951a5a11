import type { PolicyPack } from './policy-pack.js';

export class PublishPolicy {
  readonly type = 'PublishPolicy';
  constructor(readonly data: Readonly<PolicyPack & { now: string }>) {}
}
