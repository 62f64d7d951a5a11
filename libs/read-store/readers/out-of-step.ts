import type { Position } from '@entente/kernel';

/** The database does not stand where the reader left it: what was committed last is lost, or more was committed than was told. */
export class OutOfStep extends Error {
  constructor(reader: string, position: Position) {
    super(`${reader} was left at position ${position}, and does not stand there any more`);
    this.name = 'OutOfStep';
  }
}
