import { onMounted, ref } from 'vue';
import { getOpinionChallenge } from '@/api/calls/public';
import { usePublicRead } from '@/api/publicRead';

/** Whoever has waited so long, in milliseconds, sends without: it is read before it counts, that is all. */
const PATIENCE_MS = 20_000;

/** As altcha writes a solved challenge: JSON in base64. */
const packed = (value: unknown): string => btoa(JSON.stringify(value));

/**
 * The work that tells people from robots, begun when the application stands and done while somebody writes. Where it cannot
 * be done (an old browser, no secure connection) the form is sent without.
 */
export function useProof() {
  const proof = ref('');
  const read = usePublicRead();
  let done: Promise<void> | undefined;

  async function work(): Promise<void> {
    // Without a secure connection browsers have none of it.
    if (!('subtle' in crypto)) return;
    const [{ solveChallenge }, { deriveKey }, challenge] = await Promise.all([
      import('altcha-lib'),
      import('altcha-lib/algorithms/web/pbkdf2'),
      read(getOpinionChallenge),
    ]);
    const asked = challenge as unknown as Parameters<typeof solveChallenge>[0]['challenge'];
    const solution = await solveChallenge({ challenge: asked, deriveKey, timeout: PATIENCE_MS });
    if (solution) proof.value = packed({ challenge: asked, solution });
  }
  onMounted(() => {
    done = work().catch(() => undefined);
  });
  /** Resolves when there is nothing more to wait for. */
  const settled = (): Promise<void> => done ?? Promise.resolve();
  return { proof, settled };
}
