import { IntegrationId, integrationIdOf } from './integration-id.js';

describe('The identifier of an integration', () => {
  it.each([
    ['Jira', 'jira'],
    ['  JIRA ', 'jira'],
    ['Visual Studio', 'visual-studio'],
    ['Café', 'cafe'],
    ['Straße 7', 'stradfe-7'],
    ['日本', '65e5672c'],
    [null, 'main'],
    [' ', 'main'],
  ])('LC-5: of %j is %s', (product, integrationId) => {
    expect(integrationIdOf(product)).toBe(integrationId);
  });

  it.each([
    ['メルカリ', '株式会社'],
    ['Яндекс', 'Мой офис'],
    ['がく', 'かく'],
  ])('LC-5: tells %s and %s apart, which no letter of ASCII spells', (one, other) => {
    expect(integrationIdOf(one)).not.toBe(integrationIdOf(other));
    for (const product of [one, other]) expect(IntegrationId.safeParse(integrationIdOf(product)).success).toBe(true);
  });
});
