import { useQuery } from '@pinia/colada';
import { key } from '@/api/key';
import { describeUploads } from '@/api/calls/uploads';
import { answerTo } from '@/api/client';

/** The size of the largest file that is taken, in bytes; undefined until the API has said it. */
export function useUploadLimit() {
  const { data } = useQuery({
    key: key('uploadLimit'),
    async query() {
      const { response } = await answerTo(describeUploads);
      return Number(response.headers.get('tus-max-size')) || null;
    },
    staleTime: Infinity,
  });
  return () => data.value ?? undefined;
}
