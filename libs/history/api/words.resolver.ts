import { RecordedEventType } from '@entente/graphql';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { inWords } from '../words/in-words.js';

/** Says wherever an event is given what happened, by the data that this caller was given. */
@Resolver(() => RecordedEventType)
export class WordsResolver {
  @ResolveField(() => String, { description: 'What happened, as a sentence for people: who did what on which day' })
  words(@Parent() event: RecordedEventType): string {
    return inWords(event);
  }
}
