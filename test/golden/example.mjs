const TEXTS = {
  'date-time': '2020-02-11T09:14:07.000Z',
  date: '2020-02-11',
  email: 'contact.one@example.com',
  uri: 'https://docs.example.com',
};
const PATTERNED = ['example-1', 'EUR', '2020-07', 'Text'];

/** An example that a JSON Schema accepts: of each alternative the first, of each list one. */
export function exampleOf(schema) {
  if (schema.anyOf) return exampleOf(schema.anyOf[0]);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, part]) => [name, exampleOf(part)]));
    case 'array':
      return [exampleOf(schema.items)];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'string':
      return TEXTS[schema.format] ?? PATTERNED.find((text) => new RegExp(schema.pattern ?? '', 'u').test(text)) ?? 'Text';
    default:
      return {};
  }
}
