import type { Messages } from './words';

/** What is said in this language of the site itself, and where people follow what changes. */
export default import.meta.glob<Messages>('./en/{about,assessment,follow,opinion}.json', {
  eager: true,
  import: 'default',
});
