import { nextTick, ref } from 'vue';
import { useRouter } from 'vue-router';

const LATE_HEADING_MS = 4000;

function focusQuietly(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Moves focus to the new page's heading, now or as soon as its data has arrived, unless the reader has moved on. */
function focusHeading(main: HTMLElement): void {
  const heading = main.querySelector('h1');
  focusQuietly(heading ?? main);
  if (heading) return;
  const observer = new MutationObserver(() => {
    const late = main.querySelector('h1');
    if (!late) return;
    observer.disconnect();
    if (document.activeElement === main || document.activeElement === document.body) focusQuietly(late);
  });
  observer.observe(main, { childList: true, subtree: true });
  setTimeout(() => observer.disconnect(), LATE_HEADING_MS);
}

/** A single page must say itself that it has changed. @returns the text for a polite live region. */
export function useFocusOnRouteChange() {
  const announcement = ref('');
  useRouter().afterEach(async (to, from, failure) => {
    if (failure || from.matched.length === 0 || to.path === from.path) return;
    await nextTick();
    const main = document.querySelector<HTMLElement>('#main');
    if (main) focusHeading(main);
    setTimeout(() => (announcement.value = document.title), 150);
  });
  return announcement;
}
