import { hash, timingSafeEqual } from 'node:crypto';
import { Unauthenticated } from '@entente/access';
import { Inject, Injectable, Optional, ServiceUnavailableException, type CanActivate, type ExecutionContext } from '@nestjs/common';

/** What the application binds the intake's settings to; unbound, the intake is closed. */
export const GITLAB_INTAKE = Symbol('GITLAB_INTAKE');

export interface GitLabIntakeSettings {
  /** What GitLab sends as its hook's secret token; without it the intake is closed. */
  readonly secret: string | undefined;
}

interface HookRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Lets in who sends the hook's secret token in `X-Gitlab-Token`: GitLab has no other way of proving itself. */
@Injectable()
export class GitLabIntakeGuard implements CanActivate {
  constructor(@Optional() @Inject(GITLAB_INTAKE) private readonly settings?: GitLabIntakeSettings) {}

  /** @throws Unauthenticated, or ServiceUnavailableException while no secret is configured */
  canActivate(context: ExecutionContext): boolean {
    const secret = this.settings?.secret;
    if (secret === undefined || secret === '')
      throw new ServiceUnavailableException('The intake is closed: no secret token is configured for GitLab');
    const token = context.switchToHttp().getRequest<HookRequest>().headers['x-gitlab-token'];
    if (typeof token !== 'string' || !same(token, secret)) throw new Unauthenticated('This needs the hook’s secret token: X-Gitlab-Token');
    return true;
  }
}

/** In a time that tells nothing of the secret, its length included: digests are of one length. */
function same(one: string, other: string): boolean {
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}
