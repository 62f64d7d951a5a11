import type { ReadStore } from '../store/read-store.js';

/** Remembers what was read for as long as nothing is written to the read models: what is recalled is what would be read. */
export class Recollection<T> {
  readonly #remembered = new Map<string, Promise<T>>();
  #version: number | undefined;

  /** @param most so many are remembered; the oldest gives way */
  constructor(
    private readonly readStore: ReadStore,
    private readonly most: number,
  ) {}

  /** @param key names all that the answer depends on, rows apart */
  recall(key: string, read: () => Promise<T>): Promise<T> {
    const version = this.readStore.dialect.version();
    if (version === undefined) return read();
    if (version !== this.#version) this.#remembered.clear();
    this.#version = version;
    return this.#remembered.get(key) ?? this.#remember(key, read());
  }

  #remember(key: string, read: Promise<T>): Promise<T> {
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size >= this.most && oldest !== undefined) this.#remembered.delete(oldest);
    this.#remembered.set(key, read);
    read.catch(() => {
      if (this.#remembered.get(key) === read) this.#remembered.delete(key);
    });
    return read;
  }
}
