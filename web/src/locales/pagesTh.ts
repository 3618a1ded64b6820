import type { Messages } from './words';

/** What pages of the site say in this language that few readers open. */
export default import.meta.glob<Messages>(
  './th/{announcement,brokenLinks,developers,problems,verify,version}.json',
  {
    eager: true,
    import: 'default',
  },
);
