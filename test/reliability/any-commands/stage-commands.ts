import { handbook2019 } from '@entente/programmes/policies';
import fc from 'fast-check';
import { ActivityKind } from '../../../libs/lifecycle/go-to-market/domain/activity.events.js';
import type { GoToMarketCommand } from '../../../libs/lifecycle/go-to-market/domain/go-to-market.commands.js';
import type { IntegrationCommand } from '../../../libs/lifecycle/integration/domain/integration.commands.js';
import { ListingReview, LogoType } from '../../../libs/lifecycle/integration/domain/listing.events.js';
import type { EndPartnership } from '../../../libs/lifecycle/partnership/domain/partnership.commands.js';
import type { RevenueCommand } from '../../../libs/lifecycle/revenue/domain/revenue.commands.js';
import { DeliveryModel, RevenueSource } from '../../../libs/lifecycle/revenue/domain/revenue.events.js';
import type { DeliveryCommand } from '../../../libs/programmes/deliveries/domain/delivery.commands.js';
import { SkipReason } from '../../../libs/programmes/deliveries/domain/delivery.events.js';
import type { PublishPolicy } from '../../../libs/programmes/policies/domain/policy.commands.js';
import { handbook2022 } from '../../../libs/programmes/policies/packs/handbook-2022.js';
import { AUTOMATION_ALONE, type Table } from './table.js';
import { about, days, justAbout, maybePages, maybeText, moments, oneOf, pages, partnershipIds, people, text } from './values.js';

const sides = oneOf('HOST', 'PARTNER');
const maybeSides = oneOf(null, 'HOST', 'PARTNER');
const integrationId = oneOf(null, 'teamcity', 'teamcity', 'jira');
const stepId = oneOf('step-1', 'step-2');
const activityId = oneOf('activity-1', 'activity-2');
const pixels = oneOf(1, 800, 801);
const attempt = oneOf(1, 2);
/** Names no delivery: those that there are have the ids of events. */
const deliveryId = oneOf('d-1', 'd-2');

export const integrationCommands: Table<IntegrationCommand> = {
  StartIntegration: about({
    product: oneOf(null, 'TeamCity', 'Jira', ' '),
    builder: maybeSides,
    maintainer: maybeSides,
    exceptionReason: maybeText,
  }),
  AssignDuties: about({ integrationId, builder: sides, maintainer: sides, exceptionReason: maybeText }),
  PlanStep: about({ integrationId, stepId, title: text, owner: people, dueOn: days }),
  CompleteStep: about({ integrationId, stepId, evidence: text }),
  ReopenStep: about({ integrationId, stepId, reason: text }),
  DocumentIntegration: about({ integrationId, docsUrl: pages }),
  DemonstrateIntegration: about({ integrationId, audience: text, evidence: maybePages }),
  SubmitListing: fc
    .tuple(
      partnershipIds,
      fc.record({ summary: text, category: text, logoWidth: pixels, logoHeight: pixels, logoType: oneOf(...LogoType.options) }),
    )
    .map(([partnershipId, listing]) => ({ partnershipId, integrationId: null, logo: 'https://acme.example/logo.png', ...listing })),
  ReviewListing: about({ integrationId, review: oneOf(...ListingReview.options), approved: fc.boolean(), reason: maybeText }),
  PublishListing: about({ integrationId }),
  TakeIntegrationLive: about({ integrationId }),
  CertifyIntegration: about({ integrationId }),
  MarkIntegrationStale: about({ integrationId, certifiedUntil: moments }),
  RaiseIntegrationPriority: about({ integrationId, signals: fc.array(oneOf('s-1', 's-2'), { maxLength: 2 }), reason: text }),
  RetireIntegration: about({ integrationId, reason: text }),
  CloseIntegration: AUTOMATION_ALONE,
};

export const goToMarketCommands: Table<GoToMarketCommand> = {
  OpenGoToMarket: justAbout,
  PlanGoToMarket: about({ summary: text, leadingSide: sides, exceptionReason: maybeText }),
  PlanActivity: about({
    activityId,
    kind: oneOf(...ActivityKind.options),
    title: text,
    owner: people,
    dueOn: days,
    jointCustomer: maybeText,
  }),
  CompleteActivity: about({ activityId, outcome: text, evidence: maybePages }),
  CancelActivity: about({ activityId, reason: text }),
  LaunchGoToMarket: justAbout,
  PauseGoToMarket: about({ reason: text }),
  ResumeGoToMarket: justAbout,
  CloseGoToMarket: AUTOMATION_ALONE,
};

const amounts = oneOf(0, 1, 125_00);
const channel = { source: oneOf(...RevenueSource.options), deliveryModel: oneOf(...DeliveryModel.options) };
const money = fc.record({
  month: oneOf('2020-01', '2020-02', '2099-12'),
  amount: amounts,
  currency: oneOf('USD', 'EUR', 'QQQ'),
  ...channel,
});
const numbers = oneOf(0, 1, 2);

export const revenueCommands: Table<RevenueCommand> = {
  OpenRevenue: justAbout,
  // As the server makes them: no two partnerships have entries of one name.
  RecordRevenue: fc
    .tuple(partnershipIds, numbers, money)
    .map(([partnershipId, number, entry]) => ({ partnershipId, revenueId: `${partnershipId}-${number}`, ...entry })),
  CorrectRevenue: fc
    .tuple(partnershipIds, numbers, numbers, fc.record({ reason: text, rightAmount: fc.option(amounts) }))
    .map(([id, wrong, right, given]) => ({
      partnershipId: id,
      revenueId: `${id}-${wrong}`,
      replacementId: `${id}-right-${right}`,
      ...given,
    })),
  RenewPartnership: about({ termFrom: days, termUntil: days, agreement: text }),
  CloseRevenue: AUTOMATION_ALONE,
};

export const partnershipCommands: Table<EndPartnership> = {
  EndPartnership: about({ reason: text }),
};

export const deliveryCommands: Table<DeliveryCommand> = {
  QueueDelivery: AUTOMATION_ALONE,
  ConfirmDelivery: about({ deliveryId, attempt }),
  ReportFailedDelivery: about({ deliveryId, attempt, reason: text }),
  SkipDelivery: about({ deliveryId, attempt, reason: oneOf(...SkipReason.options) }),
  RetryDelivery: about({ deliveryId }),
  ResendDelivery: about({ deliveryId }),
};

export const policyCommands: Table<PublishPolicy> = {
  PublishPolicy: oneOf(handbook2019, handbook2022, {
    ...handbook2022,
    version: 'handbook-2020',
    effectiveFrom: '2020-06-01T00:00:00.000Z',
  }),
};
