import type { handbookPartners } from './handbook-partners.js';

/** How far a partnership comes, from the first step on. */
export const STEPS = [
  ...(['REQUESTED', 'POSTED', 'LED', 'CLASSIFIED', 'AGREED', 'SCORED', 'ACCEPTED'] as const),
  ...(['DOCUMENTED', 'LIVE', 'PLANNED', 'LAUNCHED'] as const),
];
export type Step = (typeof STEPS)[number];

/** What the story tells of a partnership beyond what the handbook says of the partner. Invented, but for two requests. */
export interface Journey {
  readonly website: string;
  readonly asked: string;
  readonly by: 'PARTNER' | 'COLLEAGUE' | 'ISSUE';
  readonly reach: Step;
  /** The technical integration, in brief. */
  readonly about: string;
}

type PartnershipId = (typeof handbookPartners)[number]['id'];

function requested(website: string, asked: string, about: string, reach: Step): Journey {
  return { website: `https://${website}`, asked, about, reach, by: 'PARTNER' };
}

function captured(website: string, asked: string, about: string, reach: Step): Journey {
  return { ...requested(website, asked, about, reach), by: 'COLLEAGUE' };
}

export const journeys: Readonly<Record<PartnershipId, Journey>> = {
  aws: requested('aws.amazon.com', '2019-10-07', 'Runners and clusters on the cloud, started from the pipeline', 'LAUNCHED'),
  'google-cloud': requested('cloud.google.com', '2019-10-15', 'A cluster made from the project page, with deployments to it', 'LAUNCHED'),
  azure: requested('azure.microsoft.com', '2019-11-04', 'Images in the marketplace, and sign-in with the cloud’s directory', 'LAUNCHED'),
  'digital-ocean': captured('digitalocean.com', '2020-06-18', 'A one-click image and a template for clusters', 'PLANNED'),
  ibm: requested('ibm.com', '2020-01-20', 'An operator in the catalogue, and builds for mainframes', 'LAUNCHED'),
  'red-hat': requested('redhat.com', '2019-12-02', 'A certified operator for the container platform', 'LAUNCHED'),
  rancher: requested('rancher.com', '2020-02-03', 'Charts in the catalogue, and clusters as deployment targets', 'PLANNED'),
  vmware: requested('vmware.com', '2020-08-10', 'Pipelines that deploy to clusters in the data centre', 'DOCUMENTED'),
  mesosphere: captured('d2iq.com', '2019-11-18', 'A package for the data-centre operating system', 'ACCEPTED'),
  cisco: captured('cisco.com', '2021-06-28', 'Deployments to a managed container platform', 'CLASSIFIED'),
  netapp: requested('netapp.com', '2020-09-14', 'Volumes cloned for each review app', 'LIVE'),
  github: requested('github.com', '2019-10-21', 'Pipelines for repositories that are kept elsewhere', 'PLANNED'),
  'atlassian-jira': requested('atlassian.com', '2019-10-10', 'Issues named in commits are linked and moved along', 'LAUNCHED'),
  'atlassian-bitbucket': requested('atlassian.com', '2020-03-16', 'Repositories imported with their history and reviews', 'ACCEPTED'),
  jenkins: captured('jenkins.io', '2019-11-11', 'Builds triggered by pushes, with their status on the commit', 'PLANNED'),
  codeship: requested('codeship.com', '2020-04-06', 'Builds of projects, with their status on the merge request', 'DOCUMENTED'),
  shippable: requested('shippable.com', '2019-10-28', 'Assembly lines that start from a push', 'SCORED'),
  'jetbrains-teamcity': requested('jetbrains.com', '2019-12-09', 'Build configurations that follow merge requests', 'LAUNCHED'),
  'jetbrains-ides': requested('jetbrains.com', '2021-02-08', 'Merge requests and issues inside the editor', 'DOCUMENTED'),
  'microsoft-visual-studio': requested('visualstudio.microsoft.com', '2020-10-05', 'Clone, branch and review inside the editor', 'LIVE'),
  eclipse: captured('eclipse.org', '2021-03-01', 'A task connector for issues', 'ACCEPTED'),
  slack: requested('slack.com', '2020-05-11', 'Notifications and commands inside a channel', 'PLANNED'),
  cloudability: requested('cloudability.com', '2021-06-14', 'The cost of environments beside their deployments', 'SCORED'),
  'aqua-security': requested('aquasec.com', '2020-07-06', 'Image scanning as a pipeline job', 'LAUNCHED'),
  arm: requested('arm.com', '2021-05-17', 'Runners on servers with another instruction set', 'LED'),
  bitnami: captured('bitnami.com', '2021-09-20', 'Packaged images, rebuilt at every release', 'REQUESTED'),
  canonical: requested('canonical.com', '2021-04-12', 'A charm, and snaps built in the pipeline', 'CLASSIFIED'),
  datadog: requested('datadoghq.com', '2020-08-24', 'Pipelines traced step by step', 'LAUNCHED'),
  mattermost: { ...requested('mattermost.com', '2020-02-11', 'ChatOps', 'LAUNCHED'), by: 'ISSUE' },
  portworx: captured('portworx.com', '2021-08-30', 'Storage for databases in review apps', 'POSTED'),
  suse: requested('suse.com', '2021-01-25', 'A package for the application platform', 'DOCUMENTED'),
  sysdig: captured('sysdig.com', '2020-05-25', 'Image scanning as a pipeline job, asked for again in a call', 'ACCEPTED'),
  upbound: requested('upbound.io', '2021-09-27', 'Cloud resources declared beside the application', 'REQUESTED'),
  whitesource: requested('whitesourcesoftware.com', '2021-07-19', 'Licences and weaknesses of dependencies in the merge request', 'LED'),
};
