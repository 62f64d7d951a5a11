import fc from 'fast-check';
import { readNewPartnerIssue } from './new-partner-issue.js';

const MARK = '<!-- template: new_partner -->';
const CONTACT =
  '## Contact information\n\n- Company name: Mattermost\n- Website: https://mattermost.com\n- Contact name: Ana\n- Contact e-mail: ana@example.com';
const TOPICS = [
  '## Technical integration\n\nChatOps.',
  '## End user benefits\n\n1. Fewer tools\n2. Less waiting',
  '## Business relationship\n\nA listing.',
];
const issue = (...parts: readonly string[]) => readNewPartnerIssue([MARK, ...parts].join('\n\n'));

describe('Any text', () => {
  const shuffled = fc.shuffledSubarray([CONTACT, ...TOPICS, '## Additional requests\n\n- [x] Listing'], { minLength: 5 });

  it('reads the same in whatever order its headings stand', () => {
    fc.assert(fc.property(shuffled, (parts) => expect(issue(...parts)).toEqual(issue(CONTACT, ...TOPICS))));
  });

  it('reads the same with LF, CRLF and CR as line end', () => {
    const pieces = fc.constantFrom(
      MARK,
      ...CONTACT.split('\n'),
      ...TOPICS,
      '',
      '```',
      '> quoted',
      '### Deeper',
      '- item',
      '  - Website: x',
      '---',
      '<div>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const read = readNewPartnerIssue(text);
        expect(readNewPartnerIssue(text.replaceAll('\n', '\r\n'))).toEqual(read);
        expect(readNewPartnerIssue(text.replaceAll('\n', '\r'))).toEqual(read);
      }),
    );
  });

  it('has a reading, whatever it holds', () => {
    const hostile = fc.array(fc.constantFrom(...Array.from('>-#`[](|*_\\\n\t \0:a'), '<!--', '-->', '😀', '\ud800'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          hostile.map((parts) => parts.join('')),
        ),
        (text) => void readNewPartnerIssue(text),
      ),
    );
  });

  it.each(['> ', '- ', '>- ', '1. ', '*a', '[', '<!--', '| a '])(
    'has a reading even when it repeats "%s" up to the size of a body',
    (piece) => {
      const text = `${MARK}\n${piece.repeat(262_144 / piece.length)}`;
      expect(readNewPartnerIssue(text)).toMatchObject({ template: 'new_partner', partnerName: '' });
    },
  );
});
