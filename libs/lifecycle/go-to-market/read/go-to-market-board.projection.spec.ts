import {
  at,
  goToMarketLaunched,
  goToMarketOpened,
  goToMarketPaused,
  goToMarketPlanned,
  goToMarketResumed,
  partnershipId,
} from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { GoToMarketClosed } from '../domain/go-to-market.events.js';
import { goToMarketBoard } from './go-to-market-board.projection.js';

const opened = {
  partnershipId,
  status: 'OPEN',
  summary: null,
  leadingSide: null,
  leadingSideException: null,
  pausedReason: null,
  pausedAt: null,
  openedAt: at,
  plannedAt: null,
  launchedAt: null,
};
const planned = { ...opened, status: 'PLANNED', summary: 'A webinar', leadingSide: 'PARTNER', plannedAt: at };
const launched = { ...planned, status: 'LAUNCHED', launchedAt: at };
const closed = (closedWhile: 'PLANNED' | 'PAUSED' | 'NOT_OPEN') =>
  GoToMarketClosed({ partnershipId, activityIds: [], reason: 'Acquired', closedWhile, closedAt: at });

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
    await projecting(goToMarketBoard).given(goToMarketOpened(), goToMarketPlanned(), goToMarketLaunched()).gives(launched);
  });

  it('shows why and since when it is paused, and none of it once it was resumed', async () => {
    const paused = goToMarketPaused({ pausedWhile: 'LAUNCHED' });
    await projecting(goToMarketBoard)
      .given(goToMarketOpened(), goToMarketPlanned(), goToMarketLaunched(), paused)
      .gives({ ...launched, status: 'PAUSED', pausedReason: 'Their fair was put off', pausedAt: at });
    await projecting(goToMarketBoard)
      .given(goToMarketOpened(), goToMarketPlanned(), goToMarketLaunched(), paused, goToMarketResumed('LAUNCHED'))
      .gives(launched);
    await projecting(goToMarketBoard)
      .given(goToMarketOpened(), goToMarketPlanned(), goToMarketPaused(), goToMarketResumed())
      .gives(planned);
  });

  it('keeps a closed one with its plan, and shows none that was closed before it opened', async () => {
    await projecting(goToMarketBoard)
      .given(goToMarketOpened(), goToMarketPlanned(), closed('PLANNED'))
      .gives({ ...planned, status: 'CLOSED' });
    await projecting(goToMarketBoard)
      .given(goToMarketOpened(), goToMarketPlanned(), goToMarketPaused(), closed('PAUSED'))
      .gives({ ...planned, status: 'CLOSED' });
    await projecting(goToMarketBoard).given(closed('NOT_OPEN')).gives();
  });
});
