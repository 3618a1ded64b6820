/** Data for the browser in a page that the server draws, under an id. */
export function writePageData(id: string, data: unknown): string {
  // Nothing in it may end the script: JSON reads the escape as the sign itself.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script id="${id}" type="application/json">${json}</script>`;
}

/** What stands under an id; undefined where the server wrote nothing. */
export function readPageData(page: Document, id: string): unknown {
  const written = page.getElementById(id)?.textContent;
  return written ? JSON.parse(written) : undefined;
}
