import { boundTo, type Caller } from '@entente/access';
import { ForbiddenException } from '@nestjs/common';

/** @throws ForbiddenException where a partner names a partnership that is not its own, whether there is one or not (XX-10) */
export function ensureOwn(caller: Caller, partnershipId: string): void {
  if ((boundTo(caller) ?? partnershipId) !== partnershipId) throw new ForbiddenException('A partner speaks for its own partnership alone');
}
