import { at, goToMarketLaunched, goToMarketOpened, goToMarketPlanned, partnershipId } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { GoToMarketClosed } from '../domain/go-to-market.events.js';
import { goToMarketBoard } from './go-to-market-board.projection.js';

const opened = {
  partnershipId,
  status: 'OPEN',
  summary: null,
  leadingSide: null,
  leadingSideException: null,
  openedAt: at,
  plannedAt: null,
  launchedAt: null,
};
const planned = { ...opened, status: 'PLANNED', summary: 'A webinar', leadingSide: 'PARTNER', plannedAt: at };
const closed = (closedWhile: 'PLANNED' | 'NOT_OPEN') => GoToMarketClosed({ partnershipId, activityIds: [], reason: 'Acquired', closedWhile, closedAt: at });

describe('The go-to-market board', () => {
  it('shows a go-to-market that opened, without a plan', async () => {
    await projecting(goToMarketBoard).given(goToMarketOpened()).gives(opened);
  });

  it('shows the newest plan and who leads', async () => {
    const stated = { summary: 'A listing', leadingSide: 'HOST', leadingSideException: 'The partner has no marketing' } as const;
    await projecting(goToMarketBoard)
      .given(goToMarketOpened(), goToMarketPlanned(), goToMarketPlanned(stated))
      .gives({ ...planned, ...stated });
  });

  it('shows when it was launched', async () => {
    await projecting(goToMarketBoard)
      .given(goToMarketOpened(), goToMarketPlanned(), goToMarketLaunched())
      .gives({ ...planned, status: 'LAUNCHED', launchedAt: at });
  });

  it('keeps a closed one with its plan, and shows none that was closed before it opened', async () => {
    await projecting(goToMarketBoard)
      .given(goToMarketOpened(), goToMarketPlanned(), closed('PLANNED'))
      .gives({ ...planned, status: 'CLOSED' });
    await projecting(goToMarketBoard).given(closed('NOT_OPEN')).gives();
  });
});
