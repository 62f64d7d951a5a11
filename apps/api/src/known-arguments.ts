import type { ArgumentMetadata } from '@nestjs/common';

const MOST = 500;
const LONGEST = 500;

/**
 * The arguments of queries that were found in order, as programs ask the same again and again. Checking a query's arguments costs more
 * than reading the page that it asks for.
 */
export class KnownArguments {
  readonly #known = new Map<unknown, Map<string, unknown>>();

  /** What was made of equal arguments; undefined when none were judged lately. */
  of(value: unknown, { metatype, data }: ArgumentMetadata): unknown {
    return data === undefined ? this.#known.get(metatype)?.get(JSON.stringify(value)) : undefined;
  }

  /** @param judged is from now on the same object for all who give equal arguments, and can no longer be changed */
  remember(value: unknown, { metatype, data }: ArgumentMetadata, judged: unknown): void {
    const text = JSON.stringify(value);
    // A named argument is a command's input, which is hardly ever given again.
    if (data !== undefined || text.length > LONGEST) return;
    const ofType = this.#known.get(metatype) ?? new Map<string, unknown>();
    this.#known.set(metatype, ofType);
    const [oldest] = ofType.keys();
    if (ofType.size >= MOST && oldest !== undefined) ofType.delete(oldest);
    ofType.set(text, frozen(judged));
  }
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
