import type { Messages } from './words';

/** What is said in this language of the site itself, and where people follow what changes. */
export default import.meta.glob<Messages>('./th/{about,follow,opinion}.json', {
export default import.meta.glob<Messages>('./th/{about,assessment,follow}.json', {
  eager: true,
  import: 'default',
});
