import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { EventRecord } from '../log/event-record.js';

type FilterOptions = streams.ReadReq.Options.FilterOptions;
type Expression = streams.ReadReq.Options.FilterOptions.Expression;

const DEFAULT_WINDOW = 32;

export interface EventFilter {
  readonly matches: (record: EventRecord) => boolean;
  /** At the most this many events are considered together. */
  readonly window: number;
  /** A checkpoint each time that so many events were considered. */
  readonly interval: number;
}

export function filterOf(options: FilterOptions): EventFilter {
  const [byStream, byType] = [options.getStreamIdentifier(), options.getEventType()];
  const window = options.hasMax() ? options.getMax() : DEFAULT_WINDOW;
  const interval = options.getCheckpointintervalmultiplier() * window;
  const passes = matcher(byStream ?? byType);
  return { window, interval, matches: (record) => passes(byStream === undefined ? record.type : record.stream) };
}

function matcher(expression: Expression | undefined): (text: string) => boolean {
  if (expression === undefined) return () => true;
  const regex = expression.getRegex();
  if (regex === '') return (text) => expression.getPrefixList().some((prefix) => text.startsWith(prefix));
  const pattern = new RegExp(regex, 'u');
  return (text) => pattern.test(text);
}
