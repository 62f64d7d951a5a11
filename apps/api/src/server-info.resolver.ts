import { Public } from '@entente/access';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { product } from './product.js';

@ObjectType({ description: 'The server that answers' })
class ServerInfo {
  @Field(() => String, { description: 'The product' })
  name!: string;

  @Field(() => String, { description: 'The version of the product' })
  version!: string;
}

@Resolver()
export class ServerInfoResolver {
  @Public()
  @Query(() => ServerInfo, { description: 'Which product answers, and in which version' })
  serverInfo(): ServerInfo {
    return product;
  }
}
