import { type MaybeRefOrGetter, toValue } from 'vue';
import { usePageHead } from './usePageHead';

/** The page's own part of the document title; the office's name is appended. */
export const usePageTitle = (title: MaybeRefOrGetter<string>): void =>
  usePageHead({ title: () => toValue(title) });
