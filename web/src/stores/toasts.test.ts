import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { useToasts } from './toasts';

beforeEach(() => setActivePinia(createPinia()));

it('clears what has merely been said, and keeps a refusal', () => {
  const store = useToasts();
  store.show('บันทึกแล้ว');
  store.show('มีผู้อื่นแก้ไขไปก่อนแล้ว', 'danger');
  store.clearPassing();
  expect(store.toasts.map(({ tone }) => tone)).toEqual(['danger']);
});
