const CRITERIA = ['EXPOSURE', 'PRODUCT_USAGE_FAMILIARITY', 'ADOPTION', 'REVENUE', 'STRATEGIC', 'ALIGNMENT'];
const ratings = CRITERIA.map((criterion) => ({
  criterion,
  rating: criterion === 'ADOPTION' ? 4 : 1,
  rationale: 'Seen in use',
  evidence: [],
}));
const topics = { technicalIntegration: 'A plug-in', endUserBenefits: 'Less work', businessRelationship: 'A listing' };
const entry = { month: '2020-06', amount: 100_000, currency: 'EUR', source: 'RESALE', deliveryModel: 'SELF_MANAGED' };

type Step = readonly [mutation: string, input: Readonly<Record<string, unknown>>];

/** What is done for one partnership, in this order. Each step but the first gets its identifier too. */
export interface Script {
  /** Several writers ask in the same company's name: one of them at the most may succeed (IN-8). */
  readonly contended: boolean;
  readonly steps: readonly Step[];
}

const life: readonly Step[] = [
  ['postRequest', { briefDescription: 'They wrote' }],
  ['declareLead', { lead: 'ada', nextSteps: ['Talk'] }],
  [
    'classifyPartner',
    {
      kind: 'TECHNOLOGY',
      monetisation: 'SOFTWARE_OR_SUPPORT',
      technologyType: 'INTEGRATED',
      direction: 'INBOUND',
      product: 'Some product',
    },
  ],
  ['scorePartnership', { ratings }],
  ['acceptPartnership', {}],
  ['documentIntegration', { docsUrl: 'https://docs.example.com' }],
  ['takeIntegrationLive', {}],
  ['planGoToMarket', { summary: 'A webinar', leadingSide: 'PARTNER' }],
  ['launchGoToMarket', {}],
  ['recordRevenue', entry],
];

/** The partnership with this number of a writer: some are requests of the partner, some are contended, some end. */
export function scriptOf(writer: number, number: number): Script {
  const contended = number % 5 === 4;
  const partnerName = contended ? `Contended ${number} of ${writer % 4}` : `Company ${writer} of ${number}`;
  const captured: Step = ['captureRequest', { partnerName, briefDescription: 'They wrote' }];
  const requested: Step = ['requestPartnership', { partnerName, ...topics }];
  const end: readonly Step[] = !contended && number % 3 === 0 ? [['endPartnership', { reason: 'Discontinued' }]] : [];
  return { contended, steps: [writer % 2 === 0 ? captured : requested, ...life, ...end] };
}
