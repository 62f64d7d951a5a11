import { UnknownEvent, type DomainEvent, type EventDescriptor, type EventOf, type Instant, type Recorded } from '@entente/kernel';

/** When something happened, and what the actor did, as the rest of a sentence: `declared Bo lead`. */
type Told = readonly [on: Instant, did: string];

/** For each event its words. */
type Words<D extends EventDescriptor> = {
  readonly [Type in D['type']]: (data: Recorded<EventOf<Extract<D, { readonly type: Type }>>>['data']) => Told;
};

/** What the words of an event are made of. */
interface Deed extends DomainEvent {
  readonly actor: string;
}

export type Teller = (deed: Deed) => string;

type ErasedWords = Readonly<Record<string, (data: unknown) => Told>>;

/** A sentence for each of some events; an event without words does not compile. */
export function telling<D extends EventDescriptor>(events: readonly D[], words: Words<D>): ReadonlyMap<string, Teller>;
// Each of the words meets data of its own event alone: the overload ties the two together, the map below finds one by the other.
export function telling(events: readonly EventDescriptor[], words: ErasedWords): ReadonlyMap<string, Teller> {
  return new Map(events.map(({ type }) => [type, ({ actor, data }) => sentence(actor, wordsOf(words, type)(data))]));
}

function wordsOf(words: ErasedWords, type: string): (data: unknown) => Told {
  const own = words[type];
  if (own === undefined) throw new UnknownEvent(type, 0);
  return own;
}

function sentence(actor: string, [on, did]: Told): string {
  return `On ${day(on)} ${who(actor)} ${did}`;
}

function who(actor: string): string {
  return actor.startsWith('automation:') ? 'Entente by itself' : line(actor);
}

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const times = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/** `3 March 2020`, in UTC. */
export function day(date: string): string {
  return days.format(new Date(date));
}

/** `3 March 2020, 09:15 UTC` */
export function moment(instant: Instant): string {
  return `${day(instant)}, ${times.format(new Date(instant))} UTC`;
}

/** `July 2020` */
export function month(yearAndMonth: string): string {
  return months.format(new Date(`${yearAndMonth}-01`));
}

/** `12,500.00 USD` from minor units, with as many digits as the currency has; exact for every safe integer. */
export function money(amount: number, currency: string): string {
  const digits = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0;
  const [minor, unit] = [BigInt(Math.abs(amount)), 10n ** BigInt(digits)];
  const fraction = digits === 0 ? '' : `.${String(minor % unit).padStart(digits, '0')}`;
  return `${amount < 0 ? '-' : ''}${(minor / unit).toLocaleString('en-GB')}${fraction} ${currency}`;
}

const LONGEST = 200;
const UNPRINTABLE = /[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu;

/** What a person wrote, as one line that no terminal takes for a command; what is very long is cut, since the data holds it in full. */
export function line(text: string): string {
  const characters = Array.from(text.replace(UNPRINTABLE, ' ').trim() || '…');
  return characters.length <= LONGEST ? characters.join('') : `${characters.slice(0, LONGEST).join('').trimEnd()}…`;
}

/** `one, two and three`, or `nothing` */
export function listed(texts: readonly string[]): string {
  return texts.length === 0 ? 'nothing' : lists.format(texts.map(line));
}

const lists = new Intl.ListFormat('en-GB', { style: 'long', type: 'conjunction' });

/** What follows where there is something to say, else nothing. */
export function given(text: string | null, before: string): string {
  return text === null ? '' : `${before}${line(text)}`;
}
