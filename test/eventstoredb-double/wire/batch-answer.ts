import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import rpc from '@eventstore/db-client/generated/status_pb.js';
import codes from '@eventstore/db-client/generated/code_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expected } from '../log/event-record.js';
import type { WriteOutcome } from '../log/writer.js';
import { allPosition, identifierOf } from './messages.js';

interface Detail {
  serializeBinary(): Uint8Array;
}

/** The answer to one append of a batch stream, without its correlation. Errors are `google.rpc.Status`, with `Any` details. */
export function batchAnswer(outcome: WriteOutcome, stream: string, expected: Expected): streams.BatchAppendResp {
  const answer = new streams.BatchAppendResp().setStreamIdentifier(identifierOf(stream));
  switch (outcome.kind) {
    case 'written':
      return answer.setSuccess(success(outcome));
    case 'wrong': {
      const detail = wrong(outcome.current, expected);
      return answer.setError(failure(codes.Code.FAILED_PRECONDITION, 'Append failed', 'WrongExpectedVersion', detail));
    }
    case 'deleted': {
      const detail = new shared.StreamDeleted().setStreamIdentifier(identifierOf(stream));
      return answer.setError(failure(codes.Code.FAILED_PRECONDITION, 'Stream deleted', 'StreamDeleted', detail));
    }
    case 'too-large': {
      const detail = new shared.MaximumAppendSizeExceeded().setMaxappendsize(outcome.most);
      return answer.setError(failure(codes.Code.INVALID_ARGUMENT, 'Append too large', 'MaximumAppendSizeExceeded', detail));
    }
    case 'unknown':
      return answer.setError(timeout());
  }
}

export const timeout = (): rpc.Status => failure(codes.Code.DEADLINE_EXCEEDED, 'Timeout', 'Timeout', new shared.Timeout());

/** A node that is not ready says so without the name of any error of the store's own. */
export function notReadyStatus(): rpc.Status {
  const details = new any.Any();
  details.pack(new empty.Empty().serializeBinary(), 'google.protobuf.Empty');
  return new rpc.Status().setCode(codes.Code.UNAVAILABLE).setMessage('Server Is Not Ready').setDetails(details);
}

function failure(code: codes.Code, message: string, name: string, detail: Detail): rpc.Status {
  const details = new any.Any();
  details.pack(detail.serializeBinary(), `event_store.client.${name}`);
  return new rpc.Status().setCode(code).setMessage(message).setDetails(details);
}

function success({ revision, position }: Extract<WriteOutcome, { kind: 'written' }>): streams.BatchAppendResp.Success {
  const answer = new streams.BatchAppendResp.Success();
  if (revision === -1n) answer.setNoStream(new empty.Empty());
  else answer.setCurrentRevision(`${revision}`);
  return position === undefined ? answer.setNoPosition(new empty.Empty()) : answer.setPosition(allPosition(position));
}

function wrong(current: bigint | undefined, expected: Expected): shared.WrongExpectedVersion {
  const answer = new shared.WrongExpectedVersion();
  if (current === undefined) answer.setCurrentNoStream(new empty.Empty());
  else answer.setCurrentStreamRevision(`${current}`);
  switch (expected) {
    case 'any':
      return answer.setExpectedAny(new empty.Empty());
    case 'no_stream':
      return answer.setExpectedNoStream(new empty.Empty());
    case 'stream_exists':
      return answer.setExpectedStreamExists(new empty.Empty());
    default:
      return answer.setExpectedStreamPosition(`${expected}`);
  }
}
