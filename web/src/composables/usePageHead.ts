import { inject, onScopeDispose } from 'vue';
import { HEAD, type PageHead } from '@/head';

/** Says of a page, as long as it stands, what its head and its title are made of. */
export function usePageHead(own: PageHead): void {
  const head = inject(HEAD);
  if (!head) return;
  head.push(own);
  // The server throws its application away as a whole.
  if (!import.meta.env.SSR) onScopeDispose(() => head.splice(head.indexOf(own), 1));
}
