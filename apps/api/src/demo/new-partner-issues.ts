import { readNewPartnerIssue } from '../../../../libs/lifecycle/inbound-request/api/new-partner-issue.js';

interface NewPartnerIssue {
  readonly userId: number;
  readonly createdAt: string;
  readonly description: string;
}

/** Issue 57 of the alliances team: complete. */
export const mattermostIssue: NewPartnerIssue = {
  userId: 4210,
  createdAt: '2020-02-11T09:14:07.000Z',
  description: [
    '<!-- template: new_partner -->',
    '## Contact information',
    '',
    '- Company name: Mattermost',
    '- Website: https://mattermost.com',
    '- Contact name: Contact One',
    '- Contact e-mail: contact.one@example.com',
    '',
    '## Technical integration',
    '',
    'ChatOps: slash commands and notifications for issues, merge requests and pipelines inside a channel, bundled with the Omnibus package.',
    '',
    '## End user benefits',
    '',
    'Developers follow and act on their work without leaving the conversation; self-hosted on both sides.',
    '',
    '## Business relationship',
    '',
    'A technology partnership with a listing, joint documentation and one webinar a year.',
    '',
    '## Requirements checklist',
    '',
    '- [x] Integration completed: https://docs.mattermost.com/integrations/gitlab.html',
    '- [x] Public documentation: https://docs.mattermost.com',
    '- [ ] One shared customer or use case',
    '',
    '## Additional requests',
    '',
    '- [x] Ready to submit a listing',
    '- [x] Request a licence to develop and test',
    '- [ ] Press release or external communication',
    '- [x] Go-to-market ideas',
    '',
  ].join('\n'),
};

/** Issue 61: its third topic is empty, and its lines end as on Windows. */
export const sysdigIssue: NewPartnerIssue = {
  userId: 4377,
  createdAt: '2020-03-02T16:40:31.000Z',
  description: [
    '<!-- template: new_partner -->',
    '## Contact information',
    '',
    '- Company name: Sysdig',
    '- Website: https://sysdig.com',
    '- Contact name: Contact Two',
    '- Contact e-mail: contact.two@example.com',
    '',
    '## Technical integration',
    '',
    'Image scanning as a pipeline job; results as a report artifact in the merge request.',
    '',
    '## End user benefits',
    '',
    'Vulnerable images are stopped before they are deployed.',
    '',
    '## Business relationship',
    '',
    '',
    '',
  ].join('\r\n'),
};

/** What the issue asks for, read as the intake of issues reads it. */
export function askedIn({ description, createdAt }: NewPartnerIssue) {
  return { ...readNewPartnerIssue(description), requestedAt: createdAt, acquisitionInquiry: false, formerPartnershipId: null };
}
