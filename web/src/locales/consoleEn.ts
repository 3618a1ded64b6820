import type { Messages } from './words';

/** What only sign-in and console say in this language. */
export default import.meta.glob<Messages>('./en/{console*,auth,secondFactor}.json', {
  eager: true,
  import: 'default',
});
