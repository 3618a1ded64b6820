import { useHead } from '@unhead/vue';
import { type MaybeRefOrGetter, toValue } from 'vue';

/** The page's own part of the document title; `App.vue` appends the office's name. */
export function usePageTitle(title: MaybeRefOrGetter<string>): void {
  useHead({ title: () => toValue(title) });
}
