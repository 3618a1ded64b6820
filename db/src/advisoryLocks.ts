/**
 * Every advisory lock of this product and what it guards. PostgreSQL tells them apart by number alone, so two things with
 * one number hold each other up. The numbers mean nothing, but are the same in every process and stay as they are: two
 * versions of the program may run side by side. (The queue of jobs takes locks of its own, named by a hash of 64 bits.)
 */
export const ADVISORY_LOCKS = {
  /** Held, together with others, by each process that uses the embedded server; whoever is alone with it stops the server. */
  embeddedServer: 5_202_560,
  /** The chain of the log and the leaves of the public log: entries follow one another. */
  logChain: 5_202_561,
  /** Bringing the tables up to date: two processes that start together do it one after the other. */
  migration: 5_202_562,
  /** Taking in an announcement: each has one version number. */
  policyVersions: 5_202_563,
  /** Seats of the committee: no two people on one seat. */
  committee: 5_202_564,
  /** Checkpoints of the public log: one at a time. */
  checkpoints: 5_202_565,
  /** Accounts and appointments, where all of them together matter: somebody is left who can let people in. */
  people: 5_202_566,
  /** Filling an empty database with the demonstration: once. */
  demonstration: 5_202_567,
  /** What is put before the chain, and what goes out by one person alone: of two like contents the second sees the first. */
  likeContents: 5_202_576,
  /** With a bucket of the throttle as its second number: its failures and what is under way, counted as one. */
  throttle: 5_202_575,
  /** Kept counts of what is public, taken by their trigger at the end of a transaction. */
  publicCounts: 5_202_577,
} as const;
