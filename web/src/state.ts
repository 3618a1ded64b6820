import type { _UseQueryEntryNodeValueSerialized } from '@pinia/colada';

/** What a page was drawn from, by the key of each answer. */
export type PageState = Record<string, _UseQueryEntryNodeValueSerialized>;

const ID = 'state';

/** What a browser needs to go on from a drawn page without asking for anything again. */
export function writeState(state: PageState): string {
  // Nothing in it may end the script: JSON reads the escape as the sign itself.
  const json = JSON.stringify(state).replaceAll('<', '\\u003c');
  return `<script id="${ID}" type="application/json">${json}</script>`;
}

/** What the server has drawn the page from; undefined where it has not drawn it. */
export function readState(page: Document): PageState | undefined {
  const written = page.getElementById(ID)?.textContent;
  return written ? (JSON.parse(written) as PageState) : undefined;
}
