import { StageReplay, type ReplayedStage } from '@entente/event-store';
import type { Position } from '@entente/kernel';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';

/** The state of every stage of a partnership, from its events alone (XX-2). */
export class StateAtQuery extends Query<readonly ReplayedStage[]> {
  constructor(
    readonly partnershipId: string,
    readonly position: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(StateAtQuery)
export class StateAtHandler implements IQueryHandler<StateAtQuery> {
  constructor(private readonly replay: StageReplay) {}

  execute({ partnershipId, position }: StateAtQuery): Promise<readonly ReplayedStage[]> {
    return this.replay.at(partnershipId, position);
  }
}
