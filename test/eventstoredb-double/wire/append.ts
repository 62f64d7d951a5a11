import { setTimeout as wait } from 'node:timers/promises';
import type { handleClientStreamingCall, sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, ProposedEvent } from '../log/event-record.js';
import type { WriteOutcome } from '../log/writer.js';
import { admit } from './admission.js';
import { appendAnswer } from './append-answer.js';
import { expectedOf } from './expected.js';
import { forward } from './forwarding.js';
import { nameOf, proposedOf } from './messages.js';
import { timedOut, unknown } from './status.js';
import type { Store } from './store.js';
import type { Result } from './unary.js';

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type Answer = sendUnaryData<streams.AppendResp>;

const WRITE_TIMEOUT_MS = 2_000;

/** The unary path: one append a call. */
export function appendHandler(store: Store): handleClientStreamingCall<streams.AppendReq, streams.AppendResp> {
  return (call, answer) => {
    const leave = store.counts.enter('append');
    call.once('cancelled', leave);
    void handle(store, call, (error, response) => {
      leave();
      answer(error, response);
    });
  };
}

async function handle(store: Store, call: AppendCall, answer: Answer): Promise<void> {
  const admission = await admit(store, 'append', call.metadata);
  if (admission.kind === 'refused') return answer(admission.refusal);
  const received = await receive(call);
  if (admission.kind === 'silent' || received === undefined) return;
  const result = store.writer() === undefined ? await forward(store, received, call.metadata) : await append(store, received);
  if (result === undefined) return;
  if ('refusal' in result) answer(result.refusal);
  else answer(null, result.response);
}

async function append(store: Store, messages: readonly streams.AppendReq[]): Promise<Result<streams.AppendResp>> {
  const [options] = messages.flatMap((message) => message.getOptions() ?? []);
  if (options === undefined) return { refusal: unknown('The append has no options') };
  const events = messages.flatMap((message) => message.getProposedMessage() ?? []).map(proposedOf);
  const [stream, expected] = [nameOf(options.getStreamIdentifier()), expectedOf(options, options.getRevision())];
  const outcome = await appendTo(store, stream, expected, events);
  if (!(await isAnswered(store, outcome))) return undefined;
  if (outcome.kind === 'written' && store.faults.strikes('timeout-after-commit') !== undefined) return { refusal: timedOut() };
  return appendAnswer(outcome, stream, expected);
}

/** All messages of a call; nothing when it was cancelled before its end. */
async function receive(call: AppendCall): Promise<readonly streams.AppendReq[] | undefined> {
  return new Promise((resolve) => {
    const messages: streams.AppendReq[] = [];
    call.on('data', (message: streams.AppendReq) => void messages.push(message));
    // A call that is cut off ends too, a moment before it is known to be cancelled: half an append must not be taken for a whole one.
    call.once('end', () => setImmediate(() => resolve(call.cancelled ? undefined : messages)));
    call.once('cancelled', () => resolve(undefined));
  });
}

/** An outcome that is unknown when the lead was lost meanwhile. */
export function appendTo(store: Store, stream: string, expected: Expected, events: readonly ProposedEvent[]): Promise<WriteOutcome> {
  return store.writer()?.append(stream, expected, events) ?? Promise.resolve({ kind: 'unknown' });
}

/** Whether the client hears of what became durable. */
export async function isAnswered({ faults, resetConnections }: Store, outcome: WriteOutcome): Promise<boolean> {
  if (outcome.kind !== 'written') return true;
  if (outcome.repeated && faults.strikes('silent-repeat') !== undefined) await wait(WRITE_TIMEOUT_MS);
  const dropped = faults.strikes('drop-answer');
  if (dropped?.by === 'reset') resetConnections();
  return dropped === undefined;
}
