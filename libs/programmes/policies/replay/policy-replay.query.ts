import { PageRefused, pageOf, soughtFor, type Page, type PageRequest } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PolicyReplay, type PolicyDifference, type Span } from './policy-replay.js';

const CURSOR = /^position:(\d{1,15})$/;

/** Each decision between two positions of which something else would have come under another policy, in the log's order. */
export class PolicyReplayQuery extends Query<Page<PolicyDifference>> {
  constructor(
    /** The version to judge by. */
    readonly pack: string,
    readonly span: Span,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(PolicyReplayQuery)
export class PolicyReplayHandler implements IQueryHandler<PolicyReplayQuery> {
  constructor(private readonly replay: PolicyReplay) {}

  /** Judges anew no more than fills the page. */
  async execute({ pack, span, page }: PolicyReplayQuery): Promise<Page<PolicyDifference>> {
    const direction = page.last === undefined ? 'forwards' : 'backwards';
    const found = await gathered(this.replay.differences(pack, bordered(span, page), { direction }), soughtFor(page));
    return pageOf(page, found, { cursorOf, totalCount: () => counted(this.replay.differences(pack, span)) });
  }
}

/** Keeps none of them. */
async function counted(differences: AsyncIterable<PolicyDifference>): Promise<number> {
  let count = 0;
  for await (const _difference of differences) count += 1;
  return count;
}

async function gathered(differences: AsyncIterable<PolicyDifference>, most: number): Promise<readonly PolicyDifference[]> {
  const found: PolicyDifference[] = [];
  for await (const difference of differences) {
    found.push(difference);
    if (found.length === most) break;
  }
  return found;
}

/** Between the cursors. */
function bordered({ from, to }: Span, { after, before }: PageRequest): Span {
  return {
    from: after === undefined ? from : Math.max(from, positionOf(after, 'after') + 1),
    to: before === undefined ? to : Math.min(to, positionOf(before, 'before') - 1),
  };
}

function cursorOf({ position }: PolicyDifference): string {
  return Buffer.from(`position:${position}`).toString('base64url');
}

function positionOf(cursor: string, argument: 'after' | 'before'): number {
  const [, position] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (position === undefined) throw new PageRefused(`${argument}: must be a cursor of this list`);
  return Number(position);
}
