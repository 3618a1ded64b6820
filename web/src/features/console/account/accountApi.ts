import type { OwnSession, OwnSessionList } from '@phoeiphrae/shared/session';
import { api, bodyOf } from '@/api/client';
import type { Intent } from '@/composables/useAction';

export const listSessions = async () => await bodyOf<OwnSessionList>(api.GET('/api/v1/sessions'));

export const endSession = async (intent: Intent, session: OwnSession) =>
  bodyOf(
    api.DELETE('/api/v1/sessions/{id}', {
      params: { path: { id: session.id } },
      headers: { ...intent },
    }),
  );
