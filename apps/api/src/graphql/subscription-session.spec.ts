import { EventEmitter } from 'node:events';
import { Role } from '@entente/access';
import { SubscriptionSession } from './subscription-session.js';

const START = Date.parse('2026-01-01T00:00:00.000Z');
const DAY_MS = 24 * 3_600_000;

/** A socket that notes how it was closed. */
class NotedSocket extends EventEmitter {
  readonly closings: [code: number, reason: string][] = [];

  close(code: number, reason: string): void {
    this.closings.push([code, reason]);
    this.emit('close');
  }
}

describe('A session', () => {
  let socket: NotedSocket;
  const sessionUntil = (expiresAt: number): SubscriptionSession =>
    new SubscriptionSession({ subject: 'ada', role: Role.AUDITOR, expiresAt }, socket);

  beforeEach(() => {
    jest.useFakeTimers({ now: START });
    socket = new NotedSocket();
  });
  afterEach(() => {
    socket.emit('close');
    jest.useRealTimers();
  });

  it('closes its socket at the moment that the token ends', () => {
    sessionUntil(START + 60_000);
    jest.advanceTimersByTime(59_999);
    expect(socket.closings).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(socket.closings).toEqual([[4403, 'The token has expired']]);
  });

  it('outlives the longest timer of the platform when its token does', () => {
    sessionUntil(START + 40 * DAY_MS);
    jest.advanceTimersByTime(39 * DAY_MS);
    expect(socket.closings).toEqual([]);
    jest.advanceTimersByTime(DAY_MS);
    expect(socket.closings).toHaveLength(1);
  });

  it('leaves no timer behind when its socket closes', () => {
    sessionUntil(START + 60_000);
    socket.emit('close');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('answers each event in a scope of its own', () => {
    const session = sessionUntil(START + 60_000);
    const context = session.begin('1');
    const { scope } = context;
    session.renewScope('1');
    expect(context.scope).not.toBe(scope);
  });
});
