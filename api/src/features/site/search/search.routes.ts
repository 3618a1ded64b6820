import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import { Suggestions } from '@phoeiphrae/shared/publicSearch';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import type { Deps } from '../../../office/deps.ts';
import { suggestionsFor } from './suggestions.ts';

const Typed = Closed({
  q: Type.String({ minLength: 1, maxLength: 100, examples: ['จัดซื้อ'] }),
});

export function searchRoutes(app: App, { deps }: { deps: Deps }, done: () => void): void {
  app.get(
    '/search/suggestions',
    {
      schema: {
        operationId: 'suggestSearch',
        summary:
          'What may be meant by the letters typed so far: titles of what is public, categories, abbreviations',
        tags: ['public'],
        querystring: Typed,
        response: answers(200, Suggestions, 'malformed-request', 'unavailable'),
      },
    },
    ({ query }) => suggestionsFor(deps.searchDb.orm, bangkokDate(deps.clock.now()), query.q),
  );
  done();
}
