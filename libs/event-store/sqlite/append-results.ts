import { WrongExpectedRevision, type AppendResult } from '@entente/kernel';
import type { AppendRequest } from '../log/append-verdict.js';
import { placed, type StoredEvent } from '../log/stored-event.js';
import type { Answer, Committed } from './writer-messages.js';

type Result = AppendResult | WrongExpectedRevision;

/** What came of appends that were committed together, and all the events that they wrote, in the log's order. */
interface Results {
  readonly results: readonly Result[];
  readonly written: readonly StoredEvent[];
}

export function resultsOf(requests: readonly AppendRequest[], { answers, oldHead, recordedAt }: Committed): Results {
  const written: StoredEvent[] = [];
  const results = requests.map((request, index) => {
    const answer = answers[index];
    if (typeof answer !== 'number') return unwritten(request, answer);
    const position = oldHead + written.length + request.events.length;
    const last = { position, revision: answer, recordedAt, repeated: false };
    written.push(...placed(request, last));
    return last;
  });
  return { results, written };
}

function unwritten({ stream, expected }: AppendRequest, answer: Exclude<Answer, number> | undefined): Result {
  if (answer?.kind !== 'repeated') return new WrongExpectedRevision(stream, expected, answer?.actual);
  const { position, revision, recordedAt } = answer;
  return { position, revision, recordedAt, repeated: true };
}
