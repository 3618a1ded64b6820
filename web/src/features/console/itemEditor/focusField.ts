const FIELD = 'input:not([type="file"]), select, textarea, [role="textbox"]';

/** What is written in goes before a button, which may be a tool that stands above it. */
function controlIn(place: HTMLElement): HTMLElement | null {
  if (place.matches(`${FIELD}, button`)) return place;
  return place.querySelector<HTMLElement>(FIELD) ?? place.querySelector('button');
}

/** Goes to the field that a JSON pointer names, or to the nearest one above it. @returns whether there was one. */
export function focusField(pointer: string): boolean {
  for (let path = pointer; path; path = path.slice(0, path.lastIndexOf('/'))) {
    const place = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(path)}"]`);
    if (!place) continue;
    place.scrollIntoView({ block: 'center' });
    controlIn(place)?.focus({ preventScroll: true });
    return true;
  }
  return false;
}
