import { useQuery } from '@pinia/colada';
import { api } from '@/api/client';

/** The size of the largest file that is taken, in bytes; undefined until the API has said it. */
export function useUploadLimit() {
  const { data } = useQuery({
    key: ['upload-limit'],
    async query() {
      const { response } = await api.OPTIONS('/api/v1/uploads');
      return Number(response.headers.get('tus-max-size')) || null;
    },
    staleTime: Infinity,
  });
  return () => data.value ?? undefined;
}
