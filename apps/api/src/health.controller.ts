import { Public } from '@entente/access';
import { Controller, Get, Header, ServiceUnavailableException } from '@nestjs/common';
import { Readiness } from './readiness.js';

/** For the machinery that starts, watches and feeds the process. */
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { status: string } {
    return { status: 'live' };
  }

  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ status: string }> {
    const waitingFor = this.readiness.unmet();
    const figures = await this.readiness.figures();
    if (waitingFor.length > 0) throw new ServiceUnavailableException({ message: 'Not ready', waitingFor, ...figures });
    return { status: 'ready', ...figures };
  }
}
