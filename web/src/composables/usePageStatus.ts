import { useSSRContext } from 'vue';

/** What a page that is drawn by the server says of itself, beside its text. */
export interface PageContext {
  /** Asked once all is drawn: what came to be known meanwhile counts. */
  readonly statuses: (() => number | undefined)[];
  /** Writes title and tags of the head; asked once all is drawn, too. */
  head: () => string;
  /** The sources of the components that were drawn, as the build writes them down. */
  readonly modules: Set<string>;
}

/** 200 unless a part of the page knows better; of several, the highest counts. */
export const statusOf = ({ statuses }: Pick<PageContext, 'statuses'>): number =>
  Math.max(200, ...statuses.map((of) => of() ?? 200));

/** The status of an answer that is not 200, as the page comes to know it. */
export function usePageStatus(status: () => number | undefined): void {
  if (import.meta.env.SSR) useSSRContext<PageContext>()?.statuses.push(status);
}

/** Whether the page stands at its address, as far as the server knows; asked of it alone, and once all is drawn. */
export function usePageFound(): () => boolean {
  const context = import.meta.env.SSR ? useSSRContext<PageContext>() : undefined;
  return () => context === undefined || statusOf(context) === 200;
}
