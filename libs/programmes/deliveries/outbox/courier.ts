export interface Message {
  readonly channel: string;
  readonly text: string;
}

/** Takes messages out of the house. */
export abstract class Courier {
  /**
   * Resolves once the message was taken.
   * @throws CourierFault when it was not, as far as can be known
   */
  abstract send(message: Message): Promise<void>;
}

/** Goes on record as it is, so it names no address and no secret. */
export class CourierFault extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'CourierFault';
  }
}
