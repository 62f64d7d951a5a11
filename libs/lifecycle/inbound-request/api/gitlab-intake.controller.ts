import { Commands, Public, Role, derivedId } from '@entente/access';
import { Clock, PolicyBook, RuleViolation, nothingRecordedIsEdited, rejectionOf } from '@entente/kernel';
import { Body, Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { RequestPartnership } from '../domain/inbound-request.commands.js';
import { answerOf, type IntakeAnswer } from './gitlab-intake.answer.js';
import { GitLabIntakeGuard } from './gitlab-intake.guard.js';
import { issueHookOf, type IssueHook } from './gitlab-intake.payload.js';
import { readNewPartnerIssue } from './new-partner-issue.js';

/** What names the request, and everything that it sets going. */
interface NamedRequest {
  readonly id: string;
}

/** Takes a partner's request from the issue that holds it. */
@Controller('intake/gitlab')
export class GitLabIntakeController {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    private readonly policies: PolicyBook,
  ) {}

  // A refusal is answered by 200 as data: GitLab switches off a hook that keeps answering 4xx, and all partners with it.
  @Public()
  @UseGuards(GitLabIntakeGuard)
  @Post()
  @HttpCode(200)
  async receive(@Body() body: unknown, @Req() { id: correlationId }: NamedRequest): Promise<IntakeAnswer> {
    const hook = issueHookOf(body);
    const { action } = hook.object_attributes;
    if (action === 'open') return this.#request(hook, correlationId);
    if (action === 'update' && hook.changes !== undefined && 'description' in hook.changes) return this.#refuseEdit(hook);
    return { outcome: 'ignored', reason: `The action ${action} changes nothing of a request` };
  }

  async #request(hook: IssueHook, correlationId: string): Promise<IntakeAnswer> {
    const { description, created_at: requestedAt } = hook.object_attributes;
    const idempotencyKey = keyOf(hook);
    const command = new RequestPartnership({
      partnershipId: derivedId(idempotencyKey),
      ...readNewPartnerIssue(description ?? ''),
      acquisitionInquiry: false,
      formerPartnershipId: null,
      requestedAt,
      now: this.clock.now(),
    });
    // The secret proves the tracker and not the person: a partner, or a colleague on its behalf. Where the hook names nobody,
    // nobody is invented: the blank actor is refused under XX-7.
    const actor = { id: hook.user ? `gitlab:${hook.user.id}` : '', role: Role.INTEGRATION };
    return answerOf(await this.commands.submit(command, { actor, correlationId, causationId: correlationId, idempotencyKey }));
  }

  #refuseEdit(hook: IssueHook): IntakeAnswer {
    const { iid: issue } = hook.object_attributes;
    const facts = { field: 'description', issue, partnershipId: derivedId(keyOf(hook)) };
    const { version } = this.policies.inForceAt(this.clock.now());
    return { outcome: 'refused', rejection: rejectionOf(new RuleViolation(nothingRecordedIsEdited, facts), version) };
  }
}

/** Names the one opening of an issue, however often GitLab tells of it. */
function keyOf({ project, object_attributes: { iid } }: IssueHook): string {
  return `gitlab:${project.id}:${iid}:open`;
}
