/** Everything that happens to the partnership on its way, by itself or not, in its order; what closes at its end comes after it. */
export const LIFE = [
  ...['PartnershipRequested', 'ClocksStarted', 'InformationAsked', 'InformationGiven'],
  ...['RequestPosted', 'DeliveryQueued', 'DeliverySkipped', 'LeadDeclared', 'PartnerClassified'],
  ...['PartnershipScored', 'TeamAgreed', 'TeamAgreed', 'TeamAgreed', 'PartnershipScored', 'PartnershipAccepted', 'IntegrationStarted'],
  ...['StepPlanned', 'StepCompleted', 'StepReopened', 'StepCompleted'],
  ...['DemandSignalled', 'IntegrationPriorityRaised', 'IntegrationDemonstrated'],
  ...['ListingSubmitted', 'ListingApproved', 'ListingApproved'],
  ...['IntegrationDocumented', 'IntegrationWentLive', 'IntegrationCompleted', 'GoToMarketOpened'],
  ...['ListingPublished', 'IntegrationCertified', 'GoToMarketPlanned'],
  ...['ActivityPlanned', 'ActivityPlanned', 'ActivityCancelled', 'GoToMarketPaused', 'GoToMarketResumed'],
  ...['GoToMarketLaunched', 'RevenueOpened', 'ActivityCompleted'],
  ...['RevenueRecorded', 'RevenueReversed', 'RevenueRecorded', 'PartnershipRenewed', 'PartnershipEnded'],
];

export const CLOSINGS = ['GoToMarketClosed', 'IntegrationClosed', 'RevenueClosed'];

/** What automations recorded, and the event that each answers. */
export const CAUSES = new Map([
  ['DeliveryQueued', 'RequestPosted'],
  ['DeliverySkipped', 'DeliveryQueued'],
  ['IntegrationStarted', 'PartnershipAccepted'],
  ['GoToMarketOpened', 'IntegrationCompleted'],
  ['RevenueOpened', 'GoToMarketLaunched'],
  ...CLOSINGS.map((closing) => [closing, 'PartnershipEnded'] as const),
]);
