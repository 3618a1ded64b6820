const CONTROL = 'input, select, textarea, [role="textbox"], button';

/** Goes to the field that a JSON pointer names, or to the nearest one above it. @returns whether there was one. */
export function focusField(pointer: string): boolean {
  for (let path = pointer; path; path = path.slice(0, path.lastIndexOf('/'))) {
    const place = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(path)}"]`);
    if (!place) continue;
    const control = place.matches(CONTROL) ? place : place.querySelector<HTMLElement>(CONTROL);
    place.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
    return true;
  }
  return false;
}
