import { read } from './sources.js';
import { withCurrentIndex } from './slice-index.mjs';

describe('The README', () => {
  it('has the index of slices as the code has it: npm run generate writes it', () => {
    const readme = read('README.md');
    expect(readme).toBe(withCurrentIndex(readme));
  });
});
