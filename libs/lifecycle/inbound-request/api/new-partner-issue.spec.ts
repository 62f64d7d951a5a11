import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readNewPartnerIssue } from './new-partner-issue.js';

const Hook = z.object({ object_attributes: z.object({ description: z.string() }) });

/** The description of one of the project's own issue hooks. */
function descriptionOf(name: string): string {
  const text = readFileSync(join(process.cwd(), 'test/data', name), 'utf8');
  return Hook.parse(JSON.parse(text)).object_attributes.description;
}

const MARK = '<!-- template: new_partner -->';
const CONTACT =
  '## Contact information\n\n- Company name: Mattermost\n- Website: https://mattermost.com\n- Contact name: Ana\n- Contact e-mail: ana@example.com';
const TOPICS = [
  '## Technical integration\n\nChatOps.',
  '## End user benefits\n\n1. Fewer tools\n2. Less waiting',
  '## Business relationship\n\nA listing.',
];
const issue = (...parts: readonly string[]) => readNewPartnerIssue([MARK, ...parts].join('\n\n'));
const contact = (...lines: readonly string[]) => issue('## Contact information', lines.map((line) => `- ${line}`).join('\n'), ...TOPICS);

describe('An issue of the template for new partners', () => {
  it('is read with its contact and its three topics', () => {
    expect(readNewPartnerIssue(descriptionOf('new_partner-1.json'))).toEqual({
      template: 'new_partner',
      partnerName: 'Mattermost',
      website: 'https://mattermost.com',
      product: null,
      contactName: 'Contact One',
      contactEmail: 'contact.one@example.com',
      technicalIntegration:
        'ChatOps: slash commands and notifications for issues, merge requests and pipelines inside a channel, bundled with the Omnibus package.',
      endUserBenefits: 'Developers follow and act on their work without leaving the conversation; self-hosted on both sides.',
      businessRelationship: 'A technology partnership with a listing, joint documentation and one webinar a year.',
    });
  });

  it('IN-1: has a blank topic where nothing stands under its heading, with line ends of another system too', () => {
    expect(readNewPartnerIssue(descriptionOf('new_partner-2.json'))).toMatchObject({
      partnerName: 'Sysdig',
      website: 'https://sysdig.com',
      technicalIntegration: 'Image scanning as a pipeline job; results as a report artifact in the merge request.',
      businessRelationship: '',
    });
  });

  it('IN-1: has a blank topic where the heading is missing, or where only the template’s hint stands', () => {
    expect(issue('## Technical integration', '<!-- Describe it\nin your words -->', '## End user benefits')).toMatchObject({
      technicalIntegration: '',
      endUserBenefits: '',
      businessRelationship: '',
    });
  });

  it.each(['', 'Some text', '```\n<!-- template: new_partner -->\n```', '> <!-- template: new_partner -->'])(
    'IN-2: carries no template in %j',
    (text) => {
      expect(readNewPartnerIssue(text).template).toBe('');
    },
  );

  it('IN-2: carries the template that its comment names', () => {
    expect(readNewPartnerIssue('<!--template:bug-->\n\ntext').template).toBe('bug');
    expect(readNewPartnerIssue('<!-- Thank you! -->\n<!-- template:  new_partner  -->').template).toBe('new_partner');
  });
});

describe('A topic', () => {
  it('holds all under its heading until the next heading of its level, deeper ones included', () => {
    const { technicalIntegration } = issue(
      '## Technical integration',
      'One.',
      '### Details',
      '* Two\n* Three',
      '## End user benefits',
      'Other.',
    );
    expect(technicalIntegration).toBe('One.\n\n### Details\n\n* Two\n* Three');
  });

  it('ends at a heading of a level above', () => {
    expect(issue('### Technical integration', 'One.', '# Other', 'Two.').technicalIntegration).toBe('One.');
  });

  it('is found by its heading in any case, with any spacing, hyphens, emphasis or underlining', () => {
    expect(
      issue('##   TECHNICAL  Integration ##\nOne.', '**End-user benefits**\n---\nTwo.', '# _Business_ relationship:\nThree.'),
    ).toMatchObject({
      technicalIntegration: 'One.',
      endUserBenefits: 'Two.',
      businessRelationship: 'Three.',
    });
  });

  it('is not taken from a heading inside code or a quote', () => {
    const inCode = issue(
      '## Technical integration',
      'One.',
      '```\n## End user benefits\nNot this.\n```',
      '> ## Business relationship\n> Nor this.',
    );
    expect(inCode).toMatchObject({ endUserBenefits: '', businessRelationship: '' });
    expect(inCode.technicalIntegration).toContain('Not this.');
  });
});

describe('The contact', () => {
  it('is read whatever the case and the spacing of its labels', () => {
    const read = contact(
      'COMPANY NAME :  Mattermost, Inc. ',
      '**Website**: https://mattermost.com',
      '**contact name:** Ana',
      'Contact E-Mail:ana@example.com',
    );
    const expected = {
      partnerName: 'Mattermost, Inc.',
      website: 'https://mattermost.com',
      contactName: 'Ana',
      contactEmail: 'ana@example.com',
    };
    expect(read).toMatchObject(expected);
  });

  it('has no website but an http address, written plainly or as a link', () => {
    expect(contact('Website: <https://mattermost.com>').website).toBe('https://mattermost.com');
    expect(contact('Website: [our site](https://mattermost.com/about)').website).toBe('https://mattermost.com/about');
    const refused = [
      'Website:',
      'Website: mattermost',
      'Website: javascript:alert(1)',
      'Website: ftp://mattermost.com',
      'Web: https://mattermost.com',
    ];
    expect(refused.map((line) => contact(line).website)).toEqual(refused.map(() => null));
  });

  it('has no e-mail address but a valid one', () => {
    expect(contact('Contact e-mail: [Ana](mailto:ana@example.com)').contactEmail).toBe('ana@example.com');
    expect(contact('Contact e-mail: ana at example.com').contactEmail).toBeNull();
  });

  it('names a product only where one is stated', () => {
    expect(contact('Company name: Atlassian', 'Product: Jira').product).toBe('Jira');
    expect(contact('Company name: Atlassian').product).toBeNull();
  });

  it('is nobody where the list is missing or says nothing', () => {
    const nobody = { partnerName: '', website: null, contactName: null, contactEmail: null };
    expect(issue(...TOPICS)).toMatchObject(nobody);
    expect(contact('Company name:', 'Contact name:   ', 'no label at all')).toMatchObject(nobody);
  });

  it('is not taken from the lists of a topic', () => {
    const read = issue(
      '## Technical integration',
      '- Website: https://elsewhere.example.com',
      CONTACT,
      '## End user benefits',
      '- Company name: Other',
    );
    expect(read).toMatchObject({ partnerName: 'Mattermost', website: 'https://mattermost.com' });
  });
});
