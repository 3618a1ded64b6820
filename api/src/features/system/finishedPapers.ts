import Type from 'typebox';
import { Closed } from '@phoeiphrae/shared/primitives';
import { FINISHING_STEPS } from '../../engines/press/pdf/finishingStep.ts';
import { press } from '../../engines/press/press.ts';
import type { App } from '../../http/types.ts';

/** How the papers come out that this process has drawn, as its health says it. */
export const FinishedPapers = Closed(
  {
    unfinished: Type.Integer({
      minimum: 0,
      description:
        'Papers since the start that were given out as the compiler wrote them: valid, but not all of their text ' +
        'copies as it was typed, and they do not claim PDF/UA.',
      examples: [0],
    }),
    failedSteps: Type.Array(Type.Enum(FINISHING_STEPS), {
      description: 'What could not be done; the log says why.',
      examples: [[]],
    }),
  },
  { title: 'FinishedPapers' },
);

export const finishedPapers = (): Type.Static<typeof FinishedPapers> => ({
  unfinished: press.unfinished.count,
  failedSteps: press.unfinished.failedSteps,
});

/** Writes a line to the log when a step of finishing fails first. */
export function logUnfinishedPapers(app: App): void {
  const end = press.unfinished.onFirst(({ step, reason }) => {
    app.log.warn({ step, reason }, 'papers are given out unfinished');
  });
  app.addHook('onClose', (_instance, done) => {
    end();
    done();
  });
}
