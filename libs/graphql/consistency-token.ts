import type { Position } from '@entente/kernel';
import { BadRequestException } from '@nestjs/common';

const PREFIX = 'position:';

/** An opaque token for "at least as fresh as this position". */
export function consistencyToken(position: Position): string {
  return Buffer.from(PREFIX + String(position)).toString('base64url');
}

/** @throws BadRequestException naming the field, when the token was not given out by {@link consistencyToken} */
export function positionOfToken(token: string): Position {
  const written = Buffer.from(token, 'base64url').toString();
  const position = Number(written.slice(PREFIX.length));
  if (!written.startsWith(PREFIX) || !Number.isSafeInteger(position) || position < 0) {
    throw new BadRequestException('atLeast.token: must be the consistencyToken of an earlier answer');
  }
  return position;
}
