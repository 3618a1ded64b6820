import { SITE_PAGES } from '@phoeiphrae/shared/sitePages';
import type { Suggestion } from '@phoeiphrae/shared/publicSearch';
import { onBeforeUnmount, ref, watch, type Ref } from 'vue';
import { suggestSearch } from '@/api/calls/public';
import { usePublicRead } from '@/api/publicRead';

/** So long, in milliseconds, nothing is typed before it is asked: a slow line is not to carry every key. */
const PAUSE_MS = 250;
/** A letter alone may be the start of anything. */
const LEAST = 2;

/** What may be meant by what is being typed. It never stands in the way: without an answer there is nothing to choose. */
export function useSuggestions(text: Ref<string>, typing: Ref<boolean>) {
  const read = usePublicRead();
  const suggestions = ref<readonly Suggestion[]>([]);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function ask(q: string): Promise<void> {
    const mine = ++asked;
    const found = await read(suggestSearch, { params: { query: { q } } }).catch(() => undefined);
    if (mine === asked && typing.value) suggestions.value = found?.suggestions ?? [];
  }
  function clear(): void {
    clearTimeout(waiting);
    asked++;
    suggestions.value = [];
  }
  watch(text, (now) => {
    clearTimeout(waiting);
    const q = now.trim().slice(0, 100);
    if (!typing.value || q.length < LEAST) clear();
    else waiting = setTimeout(() => void ask(q), PAUSE_MS);
  });
  onBeforeUnmount(clear);
  return { suggestions, clear };
}

/** Where a suggestion leads: an item and a category have pages of their own, words are searched for. */
export function placeOf({ slug, category, text }: Suggestion) {
  if (slug !== null) return { name: 'public-item', params: { slug } };
  if (category !== null) return { name: 'category', params: { code: category } };
  return { path: SITE_PAGES['public-items'].path, query: { q: text } };
}
