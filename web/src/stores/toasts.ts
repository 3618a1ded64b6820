import { defineStore } from 'pinia';
import { ref } from 'vue';

export type ToastTone = 'success' | 'info' | 'danger';
export interface Toast {
  id: number;
  tone: ToastTone;
  text: string;
}

const SHOWN_MS = 7000;

/** Short notices of what has just happened. Refusals stay until they are closed. */
export const useToasts = defineStore('toasts', () => {
  const toasts = ref<Toast[]>([]);
  let last = 0;

  function dismiss(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id);
  }

  function show(text: string, tone: ToastTone = 'success'): void {
    const id = ++last;
    toasts.value = [...toasts.value.slice(-2), { id, tone, text }];
    if (tone !== 'danger') setTimeout(() => dismiss(id), SHOWN_MS);
  }

  /** What has merely been said makes room for what is asked next; refusals stay. */
  function clearPassing(): void {
    toasts.value = toasts.value.filter(({ tone }) => tone === 'danger');
  }

  return { toasts, show, dismiss, clearPassing };
});
