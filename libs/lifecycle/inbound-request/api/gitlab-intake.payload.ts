import { BadRequestException, PayloadTooLargeException } from '@nestjs/common';
import { z } from 'zod';

/** The most that a hook's body may hold. */
const LARGEST_BODY = 256 * 1024;

const Id = z.int().positive();

/** GitLab writes `2020-02-11 09:14:07 UTC`, later versions ISO 8601. */
const Moment = z
  .string()
  .transform((text) => text.replace(/^(\S+) (\S+) UTC$/, '$1T$2Z'))
  .pipe(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(text).toISOString());

const IssueHook = z.object({
  object_kind: z.literal('issue'),
  user: z.object({ id: Id, username: z.string() }).nullish(),
  project: z.object({ id: Id }),
  object_attributes: z.object({
    id: Id,
    iid: Id,
    action: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    created_at: Moment,
  }),
  /** What an update changed, by field. */
  changes: z.record(z.string(), z.unknown()).optional(),
});

/** What GitLab tells of an issue; the issue's moment is an ISO instant. */
export type IssueHook = z.output<typeof IssueHook>;

/**
 * Checks the shape of a hook's body.
 * @throws BadRequestException naming each wrong field and its rule, or PayloadTooLargeException
 */
export function issueHookOf(body: unknown): IssueHook {
  if (Buffer.byteLength(JSON.stringify(body ?? null)) > LARGEST_BODY)
    throw new PayloadTooLargeException('An issue’s hook holds at most 256 KiB');
  const { data, error } = IssueHook.safeParse(body);
  if (data !== undefined) return data;
  const fields = error.issues.map(({ path, code, message }) => ({ field: path.join('.'), rule: code, message }));
  throw new BadRequestException({
    message: fields.map(({ field, message }) => `${field}: ${message}`).join('; '),
    fields: fields.map(({ field, rule }) => ({ field, rule })),
  });
}
