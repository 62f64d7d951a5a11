import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ProposedEvent } from '../log/event-record.js';
import { skewMs } from '../faults/clock.js';
import { admit } from './admission.js';
import { appendTo, isAnswered } from './append.js';
import { batchAnswer, notReadyStatus, timeout } from './batch-answer.js';
import { expectedOf } from './expected.js';
import { nameOf, proposedOf, uuidOf } from './messages.js';
import type { Store } from './store.js';

type BatchCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

interface Gathered {
  readonly options: streams.BatchAppendReq.Options;
  readonly events: ProposedEvent[];
}

/** Many appends over one stream, each in one or more messages that share a correlation. */
export function batchAppendHandler(store: Store): handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> {
  return (call) => {
    const leave = store.counts.enter('batchAppend');
    const gathered = new Map<string, Gathered>();
    call.once('cancelled', leave);
    call.on('end', () => {
      leave();
      call.end();
    });
    call.on('data', (message: streams.BatchAppendReq) => {
      const whole = gather(gathered, message);
      if (whole !== undefined) void handle(store, call, message, whole);
    });
  };
}

function gather(gathered: Map<string, Gathered>, message: streams.BatchAppendReq): Gathered | undefined {
  const correlation = uuidOf(message.getCorrelationId());
  const options = message.getOptions();
  const known = gathered.get(correlation) ?? (options === undefined ? undefined : { options, events: [] });
  if (known === undefined) return undefined;
  gathered.set(correlation, known);
  for (const proposed of message.getProposedMessagesList()) known.events.push(proposedOf(proposed));
  if (!message.getIsFinal()) return undefined;
  gathered.delete(correlation);
  return known;
}

async function handle(store: Store, call: BatchCall, message: streams.BatchAppendReq, { options, events }: Gathered): Promise<void> {
  const answer = (response: streams.BatchAppendResp): void => {
    if (!call.cancelled && call.writable) call.write(response.setCorrelationId(message.getCorrelationId()));
  };
  if (store.faults.strikes('half-close') !== undefined) return void call.end();
  const ready = store.faults.strikes('not-ready', 'batchAppend') === undefined;
  if (!ready) return answer(new streams.BatchAppendResp().setStreamIdentifier(options.getStreamIdentifier()).setError(notReadyStatus()));
  const admission = await admit(store, 'batchAppend', call.metadata);
  if (admission.kind === 'refused') call.emit('error', admission.refusal);
  if (admission.kind !== 'admitted') return;
  if (isOverdue(store, options))
    return answer(new streams.BatchAppendResp().setStreamIdentifier(options.getStreamIdentifier()).setError(timeout()));
  const [stream, expected] = [nameOf(options.getStreamIdentifier()), expectedOf(options, options.getStreamPosition())];
  const outcome = await appendTo(store, stream, expected, events);
  if (await isAnswered(store, outcome)) answer(batchAnswer(outcome, stream, expected));
}

/** The deadline is a moment by the client's clock, held against the server's. */
function isOverdue({ faults }: Store, options: streams.BatchAppendReq.Options): boolean {
  const deadline = options.getDeadline()?.toDate().getTime();
  return deadline !== undefined && deadline < Date.now() + skewMs(faults);
}
