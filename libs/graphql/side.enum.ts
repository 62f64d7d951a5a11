import { registerEnumType } from '@nestjs/graphql';

export enum Side {
  HOST = 'HOST',
  PARTNER = 'PARTNER',
}

registerEnumType(Side, {
  name: 'Side',
  description: 'One of the two companies',
  valuesMap: { HOST: { description: 'The company that runs this product' }, PARTNER: { description: 'The other company' } },
});
