import type { Messages } from './words';

/** What every page says in this language: one file per feature, one piece for browsers to fetch. */
export default import.meta.glob<Messages>('./en/{common,date,home,layout,list,page,state,ui}.json', {
  eager: true,
  import: 'default',
});
