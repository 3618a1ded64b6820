/** Whatever a reader does beyond reading. */
const TOUCHES = ['pointerdown', 'keydown', 'focusin', 'dragenter'] as const;
/** What a control says of itself once: none of it is lost while the application comes. */
const TOLD = ['input', 'change', 'toggle'] as const;

const isControl = (element: EventTarget | null): element is HTMLInputElement =>
  element instanceof HTMLElement && 'value' in element && 'defaultValue' in element;

/** A button that scripts alone answer: what sends a form, and every link, works without them. */
function buttonOf({ target }: Event): HTMLButtonElement | null {
  const button = target instanceof Element ? target.closest('button') : null;
  return button?.type === 'submit' && button.form ? null : button;
}

/** What was done to the page before the application stood, in the order in which it was begun. */
function createMissed() {
  const pressed = new Set<HTMLButtonElement>();
  const told = new Map<EventTarget, { types: Set<string>; value?: string; checked?: boolean }>();

  function press(event: Event): void {
    const button = buttonOf(event);
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // Pressed twice by someone who waits is meant once.
    pressed.add(button);
    button.dataset['waiting'] = '';
  }
  function tell({ target, type }: Event): void {
    if (!target) return;
    const types = told.get(target)?.types ?? new Set();
    // A file cannot be put back, and stays where it is.
    const kept = isControl(target) && target.type !== 'file';
    told.set(target, {
      types: types.add(type),
      ...(kept && { value: target.value, checked: target.checked }),
    });
  }
  function release(): HTMLButtonElement[] {
    const buttons = [...pressed];
    pressed.clear();
    for (const button of buttons) delete button.dataset['waiting'];
    return buttons;
  }
  function makeUp(): void {
    for (const [target, { types, ...state }] of told) {
      Object.assign(target, state);
      for (const type of types) target.dispatchEvent(new Event(type, { bubbles: type !== 'toggle' }));
    }
    told.clear();
    for (const button of release()) button.click();
  }
  return { press, tell, release, makeUp };
}

/** Has the pieces fetched side by side that the server has named; each would else be found by the one before it. */
function fetchPieces(page: Document): void {
  const named = page.getElementById('pieces')?.textContent;
  for (const href of named ? (JSON.parse(named) as string[]) : []) {
    const link = page.createElement('link');
    Object.assign(link, { rel: 'modulepreload', crossOrigin: '', href });
    page.head.append(link);
  }
}

/**
 * Starts the application when its reader first does something: a page that the server has drawn reads, links and sends
 * forms by itself, and costs a reader nothing more. What is pressed, typed or chosen before the application stands is
 * made up for. Where it cannot be fetched, the next touch tries again.
 */
export function onFirstTouch(page: Document, start: () => Promise<void>): void {
  const missed = createMissed();
  let begun = false;

  function begin(): void {
    if (begun) return;
    begun = true;
    fetchPieces(page);
    void start().then(finish, () => {
      begun = false;
      missed.release();
    });
  }
  /** Early enough for most. A mouse that rests is told to have moved when a page comes under it: by nothing. */
  function moved(event: Event): void {
    if (event instanceof PointerEvent && (event.movementX !== 0 || event.movementY !== 0)) begin();
  }
  const touch = { capture: true, passive: true };
  const listen = (change: 'addEventListener' | 'removeEventListener'): void => {
    for (const type of TOUCHES) page[change](type, begin, touch);
    page[change]('pointermove', moved, touch);
    for (const type of TOLD) page[change](type, noteTold, touch);
    page[change]('click', notePressed, { capture: true });
  };
  function notePressed(event: Event): void {
    missed.press(event);
    begin();
  }
  function noteTold(event: Event): void {
    // What was drawn open says so by itself; what a reader opens was touched before.
    if (event.type === 'toggle' && !begun) return;
    missed.tell(event);
    begin();
  }
  function finish(): void {
    listen('removeEventListener');
    missed.makeUp();
  }
  listen('addEventListener');
  // What the server left for the application to fetch waits for nobody.
  if (page.querySelector('[data-unfinished]')) begin();
}
