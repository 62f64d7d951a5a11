import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected } from '../log/event-record.js';
import type { WriteOutcome } from '../log/writer.js';
import { appendTooLarge, streamDeleted, timedOut } from './status.js';
import type { Result } from './unary.js';

type Written = Extract<WriteOutcome, { kind: 'written' }>;

/** A wrong revision is an answer here, and no error. */
export function appendAnswer(outcome: WriteOutcome, stream: string, expected: Expected): NonNullable<Result<streams.AppendResp>> {
  switch (outcome.kind) {
    case 'written':
      return { response: new streams.AppendResp().setSuccess(success(outcome)) };
    case 'wrong':
      return { response: new streams.AppendResp().setWrongExpectedVersion(wrong(outcome.current, expected)) };
    case 'deleted':
      return { refusal: streamDeleted(stream) };
    case 'too-large':
      return { refusal: appendTooLarge(outcome.most) };
    case 'unknown':
      return { refusal: timedOut() };
  }
}

function success({ revision, position }: Written): streams.AppendResp.Success {
  const answer = new streams.AppendResp.Success();
  if (revision === -1n) answer.setNoStream(new shared.Empty());
  else answer.setCurrentRevision(`${revision}`);
  if (position === undefined) return answer.setNoPosition(new shared.Empty());
  const { commit, prepare } = position;
  return answer.setPosition(new streams.AppendResp.Position().setCommitPosition(`${commit}`).setPreparePosition(`${prepare}`));
}

function wrong(current: bigint | undefined, expected: Expected): streams.AppendResp.WrongExpectedVersion {
  const answer = new streams.AppendResp.WrongExpectedVersion();
  if (current === undefined) answer.setCurrentNoStream(new shared.Empty());
  else answer.setCurrentRevision(`${current}`);
  switch (expected) {
    case 'any':
      return answer.setExpectedAny(new shared.Empty());
    case 'no_stream':
      return answer.setExpectedNoStream(new shared.Empty());
    case 'stream_exists':
      return answer.setExpectedStreamExists(new shared.Empty());
    default:
      return answer.setExpectedRevision(`${expected}`);
  }
}
