import {
  EventCatalogue,
  Instant,
  PartnershipId,
  RuleViolation,
  Text,
  decider,
  ensure,
  event,
  handbook,
  personal,
  rule,
  type EventOf,
} from './index.js';

const version = { current: 2, upcasters: { 1: (data: object) => ({ ...data, at: '2020-01-01T00:00:00.000Z' }) } };
const Greeted = event('Greeted', version, 'Somebody was greeted', { partnershipId: PartnershipId, name: personal(Text), at: Instant });
const Left = event('Left', 1, 'Somebody left', { partnershipId: PartnershipId });
const guestsOnly = rule('TS-1', 'Only a guest can be greeted', handbook('test', '«greet»'));

interface State {
  readonly status: 'Outside' | 'Inside';
}
const outside: State = { status: 'Outside' };
const host = decider({
  category: 'host',
  records: [Greeted],
  facts: [Left],
  initialState: outside,
  decide: (command: { type: 'Greet'; data: { partnershipId: string; name: string; now: string } }, state) => {
    ensure(state.status === 'Outside', guestsOnly, { status: state.status });
    return [Greeted({ partnershipId: command.data.partnershipId, name: command.data.name, at: command.data.now })];
  },
  evolve: (_state, happened): State => {
    switch (happened.type) {
      case 'Greeted':
        return { status: 'Inside' };
      case 'Left':
        return { status: 'Outside' };
    }
  },
});

const at = '2020-02-11T09:14:07.000Z';
const data = { partnershipId: 'p', name: 'Ana', at };

describe('An event definition', () => {
  it('makes events, and tells its type, schema and personal fields', () => {
    const greeted: EventOf<typeof Greeted> = Greeted(data);
    expect(greeted).toEqual({ type: 'Greeted', data });
    expect(Greeted.personalFields).toEqual(['name']);
    expect(Greeted.jsonSchema).toMatchObject({ type: 'object', required: ['partnershipId', 'name', 'at'] });
  });

  it('refuses data that does not fit, naming the field', () => {
    expect(() => Greeted.validate({ ...data, name: '  ' })).toThrow(/name/);
    expect(() => Greeted.validate({ ...data, extra: 1 })).toThrow(/extra/);
  });
});

describe('The event catalogue', () => {
  const metadata = {
    actor: 'a',
    role: 'r',
    command: 'c',
    commandId: 'i',
    fingerprint: 'f',
    correlationId: 'x',
    causationId: 'y',
    policyVersion: 'p',
  };
  const stored = { id: 'e', stream: 'host-p', revision: 0, position: 1, recordedAt: at, type: 'Greeted' };
  const catalogue = new EventCatalogue([Greeted, Left]);

  it('brings old events to the current version', () => {
    const old = { ...stored, data: { partnershipId: 'p', name: 'Ana' }, metadata: { ...metadata, schemaVersion: 1 } };
    expect(catalogue.upcast(old).data).toEqual({ partnershipId: 'p', name: 'Ana', at: '2020-01-01T00:00:00.000Z' });
  });

  it('refuses types and versions that it does not know', () => {
    const future = { ...stored, data, metadata: { ...metadata, schemaVersion: 3 } };
    expect(() => catalogue.upcast(future)).toThrow('version 3');
    expect(() => catalogue.of('Unheard')).toThrow('Unheard');
  });
});

describe('A decider', () => {
  it('folds what it understands and passes over the rest', () => {
    const inside = host.evolve(host.initialState, Greeted(data));
    expect(inside.status).toBe('Inside');
    expect(host.evolve(inside, { type: 'Rained', data: {} })).toBe(inside);
    expect(host.evolve(inside, Left({ partnershipId: 'p' })).status).toBe('Outside');
  });

  it('refuses in the name of a rule', () => {
    expect.assertions(1);
    try {
      ensure(false, guestsOnly, { status: 'Inside' });
    } catch (error) {
      expect(error).toEqual(new RuleViolation(guestsOnly, { status: 'Inside' }));
    }
  });
});
