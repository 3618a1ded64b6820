import { describe, expect, it, vi } from 'vitest';
import { nextTick, ref } from 'vue';
import { usePageTurning } from './usePageTurning';

const held = vi.fn();
const press = (key: string, altKey = false) => {
  held.mockClear();
  return { key, altKey, preventDefault: held } as unknown as KeyboardEvent;
};

describe('usePageTurning', () => {
  it('turns within the pages there are', () => {
    const { page, turn, onKey } = usePageTurning(() => 3);
    turn(-1);
    expect(page.value).toBe(1);
    onKey(press('ArrowRight'));
    onKey(press('PageDown'));
    onKey(press('ArrowRight'));
    expect(page.value).toBe(3);
    onKey(press('Home'));
    expect(page.value).toBe(1);
    onKey(press('End'));
    expect(page.value).toBe(3);
  });

  it('leaves the arrows to an enlarged page, for moving about in it', () => {
    const { page, zoom, onKey, smallest, largest } = usePageTurning(() => 3);
    onKey(press('+'));
    expect(zoom.value).toBe(1.5);
    onKey(press('ArrowRight'));
    expect(page.value).toBe(1);
    expect(held).not.toHaveBeenCalled();
    for (let i = 0; i < 9; i++) onKey(press('+'));
    expect(largest.value).toBe(true);
    for (let i = 0; i < 9; i++) onKey(press('-'));
    expect(smallest.value).toBe(true);
  });

  it('leaves keys of the browser alone', () => {
    const { page, onKey } = usePageTurning(() => 3);
    onKey(press('ArrowRight', true));
    expect(page.value).toBe(1);
  });

  it('goes back to the last page when there are fewer', async () => {
    const count = ref(5);
    const { page, turn } = usePageTurning(() => count.value);
    turn(4);
    count.value = 2;
    await nextTick();
    expect(page.value).toBe(2);
  });
});
