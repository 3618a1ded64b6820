/** Writes wait for one another: each needs the version that the one before it gave. A failure holds nobody up. */
export function takeTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(write: () => Promise<T>): Promise<T> => {
    const result = last.then(write);
    last = result.catch(() => undefined);
    return result;
  };
}
