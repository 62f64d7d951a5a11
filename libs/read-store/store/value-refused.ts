/** What was asked for has a value that can stand in no column of that kind; some databases compare it all the same. */
export class ValueRefused extends Error {
  constructor(cause: unknown) {
    super('A value that was asked for is of another kind than its column', { cause });
    this.name = 'ValueRefused';
  }
}
