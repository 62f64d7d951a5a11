import type { Outcome } from '@entente/kernel';
import type { Execute } from '@entente/read-store';
import { partnershipId } from '@entente/testing';
import { ResendDelivery } from '../domain/delivery.commands.js';
import { DeliveryQueued } from '../domain/delivery.events.js';
import { PostOffice } from './testing/post-office.js';
import { SlackHook } from './testing/slack-hook.js';

const WEEK_MINUTES = 7 * 24 * 60;

describe('The outbox', () => {
  let hook: SlackHook;
  let office: PostOffice;

  beforeEach(async () => {
    hook = await SlackHook.listen();
    office = new PostOffice();
  });

  afterEach(async () => {
    await office.close();
    await office.burnReadModels();
    await hook.close();
  });

  async function resend(): Promise<void> {
    for await (const [queued] of office.log.readAll({ filter: { types: [DeliveryQueued.type] }, limit: 1 })) {
      const { data } = queued ?? {};
      const deliveryId = typeof data === 'object' && data !== null && 'deliveryId' in data ? String(data.deliveryId) : '';
      await office.command(new ResendDelivery({ partnershipId, deliveryId, now: office.now() }));
    }
    await office.settled();
  }

  async function reopenedFromNothing(): Promise<void> {
    await office.close();
    await office.burnReadModels();
    await office.open(hook.url);
    await office.settled();
  }

  it('IN-3: what was posted reaches the channel, once each and in order, and the delivery is on record (MD-6)', async () => {
    await office.open(hook.url);
    await office.post('First', 'Second');
    await office.settled();
    expect(hook.heard).toEqual(['First', 'Second']);
    expect(await office.shown()).toEqual([
      { status: 'MADE', attempt: 1, reason: null },
      { status: 'MADE', attempt: 1, reason: null },
    ]);
  });

  it('says what a partner wrote to the letter, and calls nobody', async () => {
    await office.open(hook.url);
    await office.post('<!channel> R&D > sales');
    await office.settled();
    expect(hook.heard).toEqual(['&lt;!channel&gt; R&amp;D &gt; sales']);
  });

  it('tries again after a minute, then after five, until the hook has recovered', async () => {
    hook.answers.push(503, 429);
    await office.open(hook.url);
    await office.post('Hello');
    for (const [minute, heard] of [
      [0, 1],
      [0.9, 1],
      [1, 2],
      [5.9, 2],
      [6, 3],
      [999, 3],
    ] as const) {
      office.minutes = minute;
      await office.settled();
      expect([minute, hook.heard.length]).toEqual([minute, heard]);
    }
    expect(await office.shown()).toEqual([{ status: 'MADE', attempt: 3, reason: null }]);
  });

  it('gives up after six attempts, in sight; by hand it is sent again (LC-50)', async () => {
    hook.answers.push(404, 404, 404, 404, 404, 404);
    await office.open(hook.url);
    await office.post('Hello');
    for (office.minutes = 0; office.minutes <= 1_000; office.minutes += 100) await office.settled();
    expect(hook.heard).toHaveLength(6);
    expect(await office.shown()).toEqual([{ status: 'GIVEN_UP', attempt: 6, reason: 'The hook answered 404' }]);
    await resend();
    expect(await office.shown()).toEqual([{ status: 'MADE', attempt: 7, reason: null }]);
  });

  it('puts on record why a hook could not be reached, and never its address', async () => {
    const { url } = hook;
    await hook.close();
    await office.open(url);
    await office.post('Hello');
    await office.settled();
    expect(await office.shown()).toEqual([{ status: 'FAILED', attempt: 1, reason: 'The hook could not be reached' }]);
    expect(office.warnings).toEqual([]);
  });

  it('skips on record where no hook is configured, for good; one that is set up later hears of new requests, and of what is sent by hand', async () => {
    await office.open(undefined);
    await office.post('Before');
    await office.settled();
    expect(await office.shown()).toEqual([{ status: 'SKIPPED', attempt: 1, reason: 'NOT_CONFIGURED' }]);
    await reopenedFromNothing();
    expect(hook.heard).toEqual([]);
    await resend();
    expect(hook.heard).toEqual(['Before']);
  });

  it('skips what is a week old, so that a log with a past does not flood the channel', async () => {
    await office.post('Old');
    office.minutes = WEEK_MINUTES + 1;
    await office.post('New');
    await office.open(hook.url);
    await office.settled();
    expect(hook.heard).toEqual(['New']);
    expect(await office.shown()).toMatchObject([{ status: 'SKIPPED', reason: 'OUTDATED' }, { status: 'MADE' }]);
  });

  it('sends nothing and records nothing when all read models, positions and clocks are built anew', async () => {
    hook.answers.push(200, 503);
    await office.open(hook.url);
    await office.post('First', 'Second');
    await office.settled();
    office.minutes = 1;
    await office.settled();
    const before = await office.onRecord();
    expect(hook.heard).toEqual(['First', 'Second', 'Second']);
    await reopenedFromNothing();
    expect(hook.heard).toHaveLength(3);
    expect(await office.onRecord()).toEqual(before);
    expect(await office.shown()).toMatchObject([{ status: 'MADE' }, { status: 'MADE', attempt: 2 }]);
  });

  it('does not send again when only the recording failed', async () => {
    let faults = 2;
    const failing: Execute = (command, because) => {
      if (command.type === 'ConfirmDelivery' && (faults -= 1) >= 0) return Promise.reject(new Error('The disk is slow'));
      return office.execute(command, because);
    };
    await office.open(hook.url, failing);
    await office.post('Hello');
    await office.settled();
    expect(hook.heard).toEqual(['Hello']);
    expect(await office.onRecord()).toEqual(['DeliveryQueued', 'DeliveryMade']);
  });

  it('sends once more, and records once, when its process died between the sending and the recording', async () => {
    const died = Promise.withResolvers<undefined>();
    const buried = Promise.withResolvers<Outcome>();
    const dying: Execute = (command, because) => {
      if (command.type !== 'ConfirmDelivery') return office.execute(command, because);
      died.resolve(undefined);
      return buried.promise;
    };
    await office.open(hook.url, dying);
    await office.post('Hello');
    await died.promise;
    // That process is not stopped before the end of the test: it hangs where it died.
    await office.open(hook.url);
    await office.settled();
    const [heard, onRecord] = [[...hook.heard], await office.onRecord()];
    buried.reject(new Error('The process died'));
    expect(heard).toEqual(['Hello', 'Hello']);
    expect(onRecord).toEqual(['DeliveryQueued', 'DeliveryMade']);
  });
});
