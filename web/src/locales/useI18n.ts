import { inject } from 'vue';
import { WORDS, type Words } from './words';

/** The words of the application around a component. */
export function useI18n(): Words {
  const words = inject(WORDS);
  if (!words) throw new Error('the application has no words');
  return words;
}
