import { at, classes, leadDeclared, partnerClassified, partnershipAccepted, partnershipRequested, requestCaptured } from '@entente/testing';
import { ofPartnership, readSides, type ReadSide } from '../../../testing/read-side.js';
import { partnerClasses } from './partner-classes.projection.js';
import { partnerships } from './partnerships.projection.js';
import { PartnershipsHandler, PartnershipsQuery, type PartnershipFilter } from './partnerships.query.js';

const aReadSide = readSides(partnerships, partnerClasses);
const byName = { by: 'sortName', direction: 'asc' } as const;

const [january, march, july] = ['2019-01-31T00:00:00.000Z', '2019-03-01T00:00:00.000Z', '2019-07-01T12:00:00.000Z'];

async function fourPartners(): Promise<ReadSide> {
  const side = await aReadSide();
  await side.happens(
    ofPartnership(
      'jetbrains',
      partnershipRequested({ partnerName: 'JetBrains', requestedAt: january }),
      partnerClassified(classes.inbound),
    ),
    ofPartnership('percent', requestCaptured({ partnerName: '100%_Done', capturedAt: march }), leadDeclared({ lead: 'bo' })),
    ofPartnership('cloudy', partnershipRequested({ partnerName: 'Ärger Cloud', requestedAt: july }), partnerClassified(classes.cloud)),
    ofPartnership('atlassian', partnershipRequested({ partnerName: 'atlassian', requestedAt: at }), leadDeclared({ lead: 'ada' })),
    ofPartnership('atlassian', partnerClassified(classes.outbound), partnerClassified(classes.services), partnershipAccepted()),
  );
  return side;
}

async function found(side: ReadSide, filter: PartnershipFilter, asOf?: number): Promise<readonly string[]> {
  const page = await new PartnershipsHandler(side.readStore).execute(new PartnershipsQuery(filter, byName, {}, asOf));
  expect(await page.totalCount()).toBe(page.nodes.length);
  return page.nodes.map(({ partnershipId }) => partnershipId);
}

describe('A list of partnerships', () => {
  it.each<[PartnershipFilter, readonly string[]]>([
    [{}, ['percent', 'atlassian', 'jetbrains', 'cloudy']],
    [{ ids: ['cloudy', 'percent', 'nobody'] }, ['percent', 'cloudy']],
    [{ ids: ['nobody'] }, []],
    [{ stages: ['INTEGRATION'] }, ['atlassian']],
    [{ stages: ['INBOUND_REQUEST', 'REVENUE'] }, ['percent', 'jetbrains', 'cloudy']],
    [{ lead: 'bo' }, ['percent']],
    [{ direction: 'OUTBOUND' }, ['atlassian']],
    [{ kind: 'TECHNOLOGY' }, ['atlassian', 'jetbrains', 'cloudy']],
    [{ kind: 'SERVICES' }, ['atlassian']],
    [{ technologyType: 'PLATFORM' }, ['cloudy']],
    [{ kind: 'SERVICES', technologyType: 'INTEGRATED' }, []],
    [{ requestedFrom: march }, ['percent', 'atlassian', 'cloudy']],
    [{ requestedUntil: march }, ['jetbrains']],
    [{ requestedFrom: january, requestedUntil: july }, ['percent', 'jetbrains']],
    [{ lead: 'ada', direction: 'INBOUND' }, []],
  ])('with the filter %j holds exactly what fits, and counts it', async (filter, ids) => {
    expect(await found(await fourPartners(), filter)).toEqual(ids);
  });

  it.each<[string, readonly string[]]>([
    ['BRAINS', ['jetbrains']],
    ['LA', ['atlassian']],
    ['%', ['percent']],
    ['%_d', ['percent']],
    ['_', ['percent']],
    ['ä', ['cloudy']],
    ['ÄRGER', ['cloudy']],
    ['', ['percent', 'atlassian', 'jetbrains', 'cloudy']],
    ['nobody', []],
  ])('finds the part %j of a name in any case, and takes no character for a pattern', async (name, ids) => {
    expect(await found(await fourPartners(), { name })).toEqual(ids);
  });

  it('XX-2: holds what fitted at an earlier position, by the rows and the classes of then', async () => {
    const side = await fourPartners();
    expect(await found(side, {}, 0)).toEqual([]);
    expect(await found(side, {}, 3)).toEqual(['percent', 'jetbrains']);
    expect(await found(side, { lead: 'bo' }, 3)).toEqual([]);
    expect(await found(side, { lead: 'bo' }, 4)).toEqual(['percent']);
    expect(await found(side, { kind: 'SERVICES' }, 9)).toEqual([]);
    expect(await found(side, { kind: 'SERVICES' }, 10)).toEqual(['atlassian']);
    expect(await found(side, { stages: ['INBOUND_REQUEST'] }, 10)).toContain('atlassian');
    expect(await found(side, { stages: ['INBOUND_REQUEST'] }, 11)).not.toContain('atlassian');
  });
});
