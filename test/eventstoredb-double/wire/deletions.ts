import type { handleUnaryCall } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, Position } from '../log/event-record.js';
import type { WriteOutcome } from '../log/writer.js';
import { isAnswered } from './append.js';
import { expectedOf, versionOf } from './expected.js';
import { nameOf } from './messages.js';
import { invalidArgument, streamDeleted, timedOut, wrongExpectedVersion, type Refusal } from './status.js';
import type { Store } from './store.js';
import { unary, type Result } from './unary.js';

type Options = streams.DeleteReq.Options | streams.TombstoneReq.Options;

export function deleteHandler(store: Store): handleUnaryCall<streams.DeleteReq, streams.DeleteResp> {
  return unary(store, 'delete', (request) =>
    settle(
      store,
      request.getOptions(),
      (stream, expected) => store.writer()?.delete(stream, expected),
      ({ commit, prepare }) => {
        const position = new streams.DeleteResp.Position().setCommitPosition(`${commit}`).setPreparePosition(`${prepare}`);
        return new streams.DeleteResp().setPosition(position);
      },
    ),
  );
}

export function tombstoneHandler(store: Store): handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> {
  return unary(store, 'tombstone', (request) =>
    settle(
      store,
      request.getOptions(),
      (stream, expected) => store.writer()?.tombstone(stream, expected),
      ({ commit, prepare }) => {
        const position = new streams.TombstoneResp.Position().setCommitPosition(`${commit}`).setPreparePosition(`${prepare}`);
        return new streams.TombstoneResp().setPosition(position);
      },
    ),
  );
}

async function settle<Response>(
  store: Store,
  options: Options | undefined,
  write: (stream: string, expected: Expected) => Promise<WriteOutcome> | undefined,
  responseAt: (position: Position) => Response,
): Promise<Result<Response>> {
  if (options === undefined) return { refusal: invalidArgument('A deletion needs options') };
  const [stream, expected] = [nameOf(options.getStreamIdentifier()), expectedOf(options, options.getRevision())];
  const outcome = (await write(stream, expected)) ?? { kind: 'unknown' as const };
  if (!(await isAnswered(store, outcome))) return undefined;
  if (outcome.kind === 'written' && outcome.position !== undefined) return { response: responseAt(outcome.position) };
  return { refusal: refusalOf(outcome, stream, expected) };
}

function refusalOf(outcome: WriteOutcome, stream: string, expected: Expected): Refusal {
  switch (outcome.kind) {
    case 'wrong':
      return wrongExpectedVersion(stream, versionOf(expected), outcome.current);
    case 'deleted':
      return streamDeleted(stream);
    case 'written':
    case 'too-large':
    case 'unknown':
      return timedOut();
  }
}
