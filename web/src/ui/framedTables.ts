/** A tag as a serialiser writes it: texts have no bare `<`, and values stand in double quotes. */
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * Sanitised HTML with a frame around each table that scrolls by itself, by touch and by keyboard, so that the page never
 * scrolls sideways. Written into the text, so that it holds before any script runs.
 * @param label what the frame is called for those who do not see it
 */
export function framedTables(html: string, label: string): string {
  const frame = `<div class="table-scroll" tabindex="0" role="region" aria-label="${escaped(label)}">`;
  return html.replace(TAG, (tag, end: string, name: string) => {
    if (name !== 'table') return tag;
    return end === '/' ? `${tag}</div>` : `${frame}${tag}`;
  });
}
