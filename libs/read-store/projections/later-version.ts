/** A later version of the service keeps this read model, so this one neither builds nor writes it of itself. */
export class LaterVersion extends Error {
  constructor(projections: readonly string[]) {
    super(
      `A later version has built ${projections.join(', ')}, and keeps all readers of the log from now on. ` +
        'To go back to this version for good, end the later one and rebuild these read models by this one',
    );
    this.name = 'LaterVersion';
  }
}
