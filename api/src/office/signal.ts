/** Says within the process that something happened. Nothing depends on it: whoever listens also looks now and then. */
export interface Signal {
  send(): void;
  /** @returns how to stop listening. */
  listen(listener: () => void): () => void;
}

export function createSignal(): Signal {
  const listeners = new Set<() => void>();
  return {
    send: () => listeners.forEach((listener) => listener()),
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
