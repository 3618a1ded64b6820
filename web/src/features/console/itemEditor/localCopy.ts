import type { Draft } from './draftPatch';

/** What was typed and not yet saved, so that a lost session or a crash loses nothing. Lives as long as the tab. */
export interface LocalCopy {
  /** The item's version that `base` stands for. */
  version: number;
  base: Draft;
  mine: Draft;
}

const keyOf = (itemId: string): string => `draft:${itemId}`;

export function keepCopy(itemId: string, copy: LocalCopy): void {
  try {
    sessionStorage.setItem(keyOf(itemId), JSON.stringify(copy));
  } catch {
    // Too many pictures for the browser's store: the text is in memory still, and the page warns before it is left.
  }
}

export function forgetCopy(itemId: string): void {
  try {
    sessionStorage.removeItem(keyOf(itemId));
  } catch {
    // Nothing was kept, then.
  }
}

export function keptCopy(itemId: string): LocalCopy | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(itemId));
    return text ? (JSON.parse(text) as LocalCopy) : undefined;
  } catch {
    return undefined;
  }
}
