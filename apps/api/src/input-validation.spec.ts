import { Type } from 'class-transformer';
import { IsOptional, IsString, ValidateNested } from 'class-validator';
import { InvalidInput, inputValidation } from './input-validation.js';

class Filter {
  @IsOptional()
  @IsString()
  name?: string;

  @IsOptional()
  from?: Date;
}

class Asked {
  @IsString()
  what!: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Filter)
  filter?: Filter;
}

const from = new Date('2020-02-11T09:14:07.000Z');
const pipe = inputValidation();

describe('The validation of inputs', () => {
  it('reads null as left out, however deep it stands, and keeps the values of scalars', async () => {
    const given = { what: 'x', filter: Object.assign(Object.create(null), { name: null, from }) };
    expect(await pipe.transform(given, { type: 'body', metatype: Asked })).toEqual({ what: 'x', filter: { from } });
    expect(await pipe.transform({ what: 'x', filter: null }, { type: 'body', metatype: Asked })).not.toHaveProperty('filter', null);
  });

  it('refuses null where something must be said', async () => {
    await expect(pipe.transform({ what: null }, { type: 'body', metatype: Asked })).rejects.toThrow(InvalidInput);
  });

  it('leaves bodies alone that it has no class for', async () => {
    expect(await pipe.transform({ description: null }, { type: 'body', metatype: Object })).toEqual({ description: null });
  });
});
