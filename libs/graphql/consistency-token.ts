import type { Position } from '@entente/kernel';
import { BadRequestException } from '@nestjs/common';

const WRITTEN = /^position:(\d{1,16})$/;

/** An opaque token for "at least as fresh as this position". */
export function consistencyToken(position: Position): string {
  return Buffer.from(`position:${position}`).toString('base64url');
}

/** @throws BadRequestException naming the field, when the token was not given out by {@link consistencyToken} */
export function positionOfToken(token: string): Position {
  const [, written] = WRITTEN.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  const position = Number(written);
  if (!Number.isSafeInteger(position)) {
    throw new BadRequestException('atLeast.token: must be the consistencyToken of an earlier answer');
  }
  return position;
}
