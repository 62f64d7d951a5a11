import { BadRequestException } from '@nestjs/common';
import { consistencyToken, positionOfToken } from './consistency-token.js';

describe('A consistency token', () => {
  it.each([0, 1, 820, Number.MAX_SAFE_INTEGER])('of position %i names it', (position) => {
    expect(positionOfToken(consistencyToken(position))).toBe(position);
  });

  it.each([
    '',
    'made-up',
    'position:',
    'position:0x10',
    'position:1e3',
    'position: 1',
    'position:-1',
    'position:1.5',
    'position:9007199254740992',
  ])('is not what reads %j', (written) => {
    const token = Buffer.from(written).toString('base64url');
    expect(() => positionOfToken(token)).toThrow(BadRequestException);
  });
});
