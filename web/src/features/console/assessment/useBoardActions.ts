import type { AssessmentBoard } from '@phoeiphrae/shared/assessment/board';
import { copyAssessmentForward, showAssessmentScheme } from '@/api/calls/assessment';
import { ifMatch, onRecord } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';

/** What is done with a whole list: shown, taken off, carried into the next year. */
export function useBoardActions(board: () => AssessmentBoard) {
  const write = useWrite();
  const may = (action: AssessmentBoard['availableActions'][number]['action']) =>
    board().availableActions.some((link) => link.action === action);
  const show = useAction((intent) => {
    const { id, shown } = board();
    const params = { path: { id }, header: { ...ifMatch(board()), ...intent } };
    return write(showAssessmentScheme, { params, body: { shown: !shown } });
  });
  const copy = useAction((intent) => write(copyAssessmentForward, { params: onRecord(intent, board()) }));
  return { may, show, copy };
}
