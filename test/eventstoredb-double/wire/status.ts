import grpc from '@grpc/grpc-js';
import type { StatusName } from '../faults/fault.js';

export type Refusal = Partial<grpc.StatusObject>;

function refusal(code: grpc.status, details: string, trailers: Readonly<Record<string, string>> = {}): Refusal {
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return { code, details, metadata };
}

export const notReady = (): Refusal => refusal(grpc.status.UNAVAILABLE, 'Server Is Not Ready');
export const timedOut = (): Refusal => refusal(grpc.status.ABORTED, 'Operation timed out: Prepare phase timeout');
export const failing = (status: StatusName): Refusal => refusal(grpc.status[status], 'Failing as it was asked to');
export const unknown = (details: string): Refusal => refusal(grpc.status.UNKNOWN, details);
export const invalidArgument = (details: string): Refusal => refusal(grpc.status.INVALID_ARGUMENT, details);
export const unauthenticated = (): Refusal => refusal(grpc.status.UNAUTHENTICATED, 'Authentication failed');

export const accessDenied = (): Refusal => refusal(grpc.status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export function notLeader(host: string, port: number): Refusal {
  const trailers = { exception: 'not-leader', 'leader-endpoint-host': host, 'leader-endpoint-port': `${port}` };
  return refusal(grpc.status.NOT_FOUND, 'Leader info available', trailers);
}

export function streamDeleted(stream: string): Refusal {
  const trailers = { exception: 'stream-deleted', 'stream-name': stream };
  return refusal(grpc.status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, trailers);
}

export function appendTooLarge(most: number): Refusal {
  const trailers = { exception: 'maximum-append-size-exceeded', 'maximum-append-size': `${most}` };
  return refusal(grpc.status.INVALID_ARGUMENT, `Maximum Append Size of ${most} Exceeded.`, trailers);
}

export function wrongExpectedVersion(stream: string, expected: bigint, actual: bigint | undefined): Refusal {
  return refusal(grpc.status.FAILED_PRECONDITION, `Delete failed due to WrongExpectedVersion. Stream: ${stream}`, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': `${expected}`,
    'actual-version': actual === undefined ? '' : `${actual}`,
  });
}
