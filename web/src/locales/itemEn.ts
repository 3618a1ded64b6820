import type { Messages } from './words';

/** What is said of an item in this language. */
export default import.meta.glob<Messages>('./en/{article,file,paper,publicItem,version}.json', {
  eager: true,
  import: 'default',
});
