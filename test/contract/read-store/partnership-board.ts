import { EventCatalogue, PartnershipId, Text, event } from '@entente/kernel';
import { boolean, integer, json, oneOf, projection, remove, table, text, update, upsert } from '@entente/read-store';
import { z } from 'zod';

export const Begun = event('Begun', 1, 'A partnership began', { partnershipId: PartnershipId, builder: Text, tags: z.array(z.string()) });
export const Documented = event('Documented', 1, 'It was documented', { partnershipId: PartnershipId, docsUrl: Text });
export const Ended = event('Ended', 1, 'It ended', { partnershipId: PartnershipId });
export const Noted = event('Noted', 1, 'Something of no concern to the board', { note: Text });

export const catalogue = new EventCatalogue([Begun, Documented, Ended, Noted]);

export const boardTable = table('board', {
  key: 'partnershipId',
  columns: {
    partnershipId: text(),
    status: oneOf('BEGUN', 'DOCUMENTED'),
    builder: text(),
    docsUrl: text().nullable(),
    isPublic: boolean(),
    since: integer(),
    tags: json<readonly string[]>(),
  },
  indexes: [['status', 'partnershipId'], ['builder']],
});

interface Board {
  readonly name?: string;
  readonly version?: number;
  /** Stands for a mistake in a handler: thrown on documentation at this address. */
  readonly failsOn?: string;
}

/** The board, with or without a mistake in it. */
export function board({ name = 'board', version = 1, failsOn }: Board = {}) {
  return projection(name, {
    table: name === 'board' ? boardTable : { ...boardTable, name },
    version,
    on: [Begun, Documented, Ended],
    handlers: {
      Begun: ({ data, position }) => {
        const { builder, tags } = data;
        return upsert(data.partnershipId, { status: 'BEGUN', builder, docsUrl: null, isPublic: false, since: position, tags });
      },
      Documented: ({ data }) => {
        if (data.docsUrl === failsOn) throw new Error('the handler has a mistake');
        return update(data.partnershipId, { status: 'DOCUMENTED', docsUrl: data.docsUrl, isPublic: true });
      },
      Ended: ({ data }) => [remove(data.partnershipId)],
    },
  });
}

export const begun = (partnershipId: string, builder = 'Acme') => Begun({ partnershipId, builder, tags: ['crm', 'éà'] });
export const documented = (partnershipId: string, docsUrl = 'https://docs.example.org') => Documented({ partnershipId, docsUrl });
export const ended = (partnershipId: string) => Ended({ partnershipId });
export const noted = (note: string) => Noted({ note });
