import fc from 'fast-check';

export const oneOf = <const T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

/** Names and web addresses of which some are the same company's (IN-8). */
export const COMPANIES = [
  { partnershipId: 'p-1', partnerName: 'Acme, Inc.', website: 'https://acme.example' },
  { partnershipId: 'p-2', partnerName: 'ACME', website: null },
  { partnershipId: 'p-3', partnerName: 'Blom', website: 'https://www.acme.example/about' },
  { partnershipId: 'p-4', partnerName: 'Dorn', website: null },
] as const;

/** Mostly the first, so that much happens to one. */
export const partnershipIds = oneOf('p-1', 'p-1', 'p-1', ...COMPANIES.map(({ partnershipId }) => partnershipId));
/** As the server makes them: each new. */
export const newPartnershipIds = fc.uuid().map((id) => `reopened-${id}`);
export const companies = fc.record({
  partnerName: oneOf(...COMPANIES.map(({ partnerName }) => partnerName), ' '),
  website: oneOf(...COMPANIES.map(({ website }) => website)),
});

/** As people write it: mostly something, now and then nothing. */
export const text = fc.oneof({ weight: 8, arbitrary: oneOf('Something', 'Something else') }, { weight: 1, arbitrary: oneOf('', ' \n') });
export const maybeText = fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text });
export const people = oneOf('ada', 'bo', ' ');
export const days = oneOf('2020-03-01', '2020-09-30', '2021-03-01', '2022-02-28');
export const moments = oneOf('2020-02-13T09:00:00.000Z', '2021-02-11T09:00:00.000Z');
export const pages = oneOf('https://docs.acme.example', 'https://docs.acme.example/moved');
export const maybePages = oneOf(null, 'https://docs.acme.example');

/** What a command about a partnership holds besides the moment. */
export function about<Data extends object>(fields: { readonly [Name in keyof Data]: fc.Arbitrary<Data[Name]> }) {
  return fc.tuple(partnershipIds, fc.record(fields)).map(([partnershipId, given]) => ({ partnershipId, ...given }));
}

/** What a command holds that needs to know the partnership and nothing more. */
export const justAbout = partnershipIds.map((partnershipId) => ({ partnershipId }));
