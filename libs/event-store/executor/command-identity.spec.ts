import { hash } from 'node:crypto';
import { derivedId } from '@entente/access';
import { aPolicy } from '@entente/testing';
import fc from 'fast-check';
import { executionOf } from './execution.js';
import { CloseDesk, LeaveNotes, desk } from './testing/desk.js';
import { NOW, anOrigin } from './testing/workbench.js';

const LATER = '2020-03-01T00:00:00.000Z';
const leave = (notes: readonly string[], now = NOW): LeaveNotes => new LeaveNotes({ partnershipId: 'p', now, notes });
const metadataOf = (command: LeaveNotes | CloseDesk, stated = {}) => executionOf(desk, command, anOrigin(stated), aPolicy()).metadata;
const idOf = (stated: object): string => metadataOf(leave([]), stated).commandId;

describe('A derived id', () => {
  it('is a UUID of version 8 that the same parts give again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer())), (parts) => {
        expect(derivedId(...parts)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(derivedId(...parts)).toBe(derivedId(...parts));
      }),
    );
  });

  it('keeps its parts apart', () => {
    expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
    expect(derivedId('1')).not.toBe(derivedId(1));
  });
});

describe('The identity of a command', () => {
  it('is the command id that came with it', () => {
    expect(idOf({ commandId: 'given', idempotencyKey: 'k' })).toBe('given');
  });

  it('is derived from the actor and the key, so that two actors may use the same key (XX-4)', () => {
    expect(idOf({ idempotencyKey: 'k' })).toBe(idOf({ idempotencyKey: 'k', correlationId: 'another' }));
    expect(idOf({ idempotencyKey: 'k' })).not.toBe(idOf({ idempotencyKey: 'l' }));
    expect(idOf({ idempotencyKey: 'k' })).not.toBe(idOf({ idempotencyKey: 'k', actor: { id: 'bo', role: 'PARTNER' } }));
  });

  it('is a new one for every command without either', () => {
    expect(idOf({})).not.toBe(idOf({}));
  });
});

describe('The fingerprint of a command', () => {
  const printOf = (command: LeaveNotes | CloseDesk): string => metadataOf(command).fingerprint;

  it('is that of its type and content, whenever it is judged (XX-4)', () => {
    expect(printOf(leave(['a']))).toBe(printOf(leave(['a'], LATER)));
    expect(printOf(leave(['a']))).not.toBe(printOf(leave(['b'])));
    expect(printOf(leave(['a', 'b']))).not.toBe(printOf(leave(['b', 'a'])));
    expect(printOf(new CloseDesk({ partnershipId: 'p', now: NOW }))).not.toBe(printOf(Object.assign(leave([]), { type: 'Other' })));
  });

  it('is SHA-256 of type and content with sorted fields, flat or not, as it stands in every log', () => {
    const flat = new CloseDesk({ partnershipId: 'p', now: NOW, ...{ note: 'n', ended: null } });
    expect(printOf(flat)).toBe(hash('sha256', '["CloseDesk",{"ended":null,"note":"n","partnershipId":"p"}]'));
    const nested = new LeaveNotes({ partnershipId: 'p', now: NOW, notes: ['n'], ...{ content: { b: null, a: [{ d: 1, c: 2 }] } } });
    const text = '["LeaveNotes",{"content":{"a":[{"c":2,"d":1}],"b":null},"notes":["n"],"partnershipId":"p"}]';
    expect(printOf(nested)).toBe(hash('sha256', text));
  });

  it('does not depend on the order in which fields were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const turned = Object.fromEntries(Object.entries(content).reverse());
        const stamp = { partnershipId: 'p', now: NOW, notes: [] };
        const one = new LeaveNotes({ ...stamp, ...{ content } });
        const other = new LeaveNotes({ ...{ content: turned }, ...stamp });
        expect(printOf(one)).toBe(printOf(other));
      }),
    );
  });
});
