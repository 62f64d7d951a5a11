import { Injectable, NotFoundException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { HealthController } from '../../api/src/health.controller.js';

/** A worker asks nobody who they are, so it serves nothing else, whatever its modules bring along. */
@Injectable()
export class HealthAlone implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getClass() !== HealthController) throw new NotFoundException();
    return true;
  }
}
