import { Instant, PartnershipId, Text, decider, ensure, event, mission, rule, type EventOf } from '@entente/kernel';

/** A made-up stage that has all that the executor must serve: refusals, nothing to do, an observed stream and claims. */
export const Opened = event('DeskOpened', 1, 'A desk was opened', {
  partnershipId: PartnershipId,
  company: Text,
  domain: Text,
  by: Text,
  at: Instant,
});
export const Noted = event('DeskNoted', 1, 'A note was left at the desk', { partnershipId: PartnershipId, note: Text, at: Instant });
export const Closed = event('DeskClosed', 1, 'The desk was closed', { partnershipId: PartnershipId, at: Instant });
export const HouseShut = event('HouseShut', 1, 'The house around the desk was shut', { partnershipId: PartnershipId, at: Instant });

export const deskMustBeOpen = rule('TS-1', 'Notes are left at an open desk', mission('test'));
export const houseMustBeOpen = rule('TS-2', 'Nothing happens in a shut house', mission('test'));
export const oneDeskACompany = rule('TS-3', 'A company has one open desk', mission('test'));

interface Stamp {
  readonly partnershipId: string;
  readonly now: string;
}

export class OpenDesk {
  readonly type = 'OpenDesk';
  constructor(readonly data: Readonly<Stamp & { company: string; domain: string }>) {}
}

export class LeaveNotes {
  readonly type = 'LeaveNotes';
  constructor(readonly data: Readonly<Stamp & { notes: readonly string[] }>) {}
}

export class CloseDesk {
  readonly type = 'CloseDesk';
  constructor(readonly data: Readonly<Stamp>) {}
}

/** Books a desk for another, who is yet to open it. */
export class BookDesk {
  readonly type = 'BookDesk';
  constructor(readonly data: Readonly<Stamp & { company: string; domain: string; whose: string }>) {}
}

export class ShutHouse {
  readonly type = 'ShutHouse';
  constructor(readonly data: Readonly<Stamp>) {}
}

type Status = 'None' | 'Open' | 'Closed';
export interface DeskState {
  readonly status: Status;
  readonly shut: boolean;
  readonly notes: readonly string[];
}

const initialState: DeskState = { status: 'None', shut: false, notes: [] };

export const desk = decider({
  category: 'desk',
  observes: ['house'],
  records: [Opened, Noted, Closed],
  facts: [HouseShut],
  initialState,
  decide: (command: OpenDesk | LeaveNotes | CloseDesk | BookDesk, state, { actor }) => {
    const { partnershipId, now: at } = command.data;
    ensure(!state.shut, houseMustBeOpen);
    switch (command.type) {
      case 'OpenDesk':
        if (state.status === 'Open') return [];
        ensure(state.status === 'None', deskMustBeOpen, { status: state.status });
        return [Opened({ partnershipId, company: command.data.company, domain: command.data.domain, by: actor.id, at })];
      case 'LeaveNotes':
        ensure(state.status === 'Open', deskMustBeOpen, { status: state.status, notes: state.notes.length });
        return command.data.notes.filter((note) => !state.notes.includes(note)).map((note) => Noted({ partnershipId, note, at }));
      case 'CloseDesk':
        return state.status === 'Closed' ? [] : [Closed({ partnershipId, at })];
      case 'BookDesk':
        return [Noted({ partnershipId, note: `Booked for ${command.data.whose}`, at })];
    }
  },
  evolve: (state, happened): DeskState => {
    switch (happened.type) {
      case 'DeskOpened':
        return { ...state, status: 'Open' };
      case 'DeskNoted':
        return { ...state, notes: [...state.notes, happened.data.note] };
      case 'DeskClosed':
        return { ...state, status: 'Closed' };
      case 'HouseShut':
        return { ...state, shut: true };
    }
  },
  claim: {
    keys: ({ data }) => ('company' in data ? [`companyName-${data.company}`, `webDomain-${data.domain}`] : []),
    claimant: ({ data }) => ('whose' in data ? data.whose : undefined),
    rule: oneDeskACompany,
    discloses: ({ role }) => role !== 'OUTSIDER',
    holds: ({ status }) => status === 'Open',
    lapse: (partnershipId, at): EventOf<typeof Closed> => Closed({ partnershipId, at }),
  },
});

export const house = decider({
  category: 'house',
  records: [HouseShut],
  initialState: { shut: false },
  decide: ({ data: { partnershipId, now: at } }: ShutHouse, { shut }) => (shut ? [] : [HouseShut({ partnershipId, at })]),
  evolve: () => ({ shut: true }),
});
