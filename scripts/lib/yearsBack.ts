/**
 * For the worker of a test: sets the clock of the process, and nothing else, to 2019. A test stands at a day of its own and
 * the machine goes on from it; here the machine's day comes first. Whatever holds only on one of the two sides compares
 * clocks that have nothing to do with each other. Files, the database and child processes keep the machine's time.
 */
const RealDate = Date;
const SHIFT_MS = RealDate.parse('2019-06-01T02:00:00Z') - RealDate.now();
const now = () => RealDate.now() + SHIFT_MS;

globalThis.Date = new Proxy(RealDate, {
  construct: (real, given, as) => Reflect.construct(real, given.length > 0 ? given : [now()], as) as Date,
  apply: () => new RealDate(now()).toString(),
  get: (real, key) => (key === 'now' ? now : (Reflect.get(real, key) as unknown)),
});
