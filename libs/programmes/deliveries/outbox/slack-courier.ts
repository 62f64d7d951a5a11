import { IncomingWebhook, IncomingWebhookHTTPError, IncomingWebhookRequestError } from '@slack/webhook';
import { Courier, CourierFault, type Message } from './courier.js';

/** Shorter than an orderly end of the server may take. */
const PATIENCE_MS = 5_000;

/** Posts to the one channel that a Slack incoming webhook leads to. The address is the secret. */
export class SlackCourier extends Courier {
  readonly #hook: IncomingWebhook;

  constructor(url: string) {
    super();
    this.#hook = new IncomingWebhook(url, { timeout: PATIENCE_MS });
  }

  override async send({ text }: Message): Promise<void> {
    try {
      await this.#hook.send({ text: literal(text) });
    } catch (fault) {
      throw new CourierFault(reasonOf(fault));
    }
  }
}

/** Otherwise what a partner wrote could call the whole channel. */
function literal(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function reasonOf(fault: unknown): string {
  if (fault instanceof IncomingWebhookHTTPError) return `The hook answered ${fault.statusCode}`;
  const timedOut = fault instanceof IncomingWebhookRequestError && fault.original.name === 'TimeoutError';
  return timedOut ? 'The hook did not answer in time' : 'The hook could not be reached';
}
