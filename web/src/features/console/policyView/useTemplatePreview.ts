import type { PaperTemplates, PreviewPaper } from '@phoeiphrae/shared/paper';
import { PAPER_KINDS } from '@phoeiphrae/shared/paperNames';
import { computed, ref, watch } from 'vue';
import { useAction } from '@/composables/useAction';

type Kind = PreviewPaper['kind'];

/** The paper that a template draws; what all of them import is seen on the memo as well as on any. */
export const kindOf = (name: string): Kind => PAPER_KINDS.find((kind) => `${kind}.typ` === name) ?? 'memo';

/** Tries a change of one template; what was typed is kept nowhere. */
export function useTemplatePreview(
  templates: () => PaperTemplates['templates'],
  draw: (body: PreviewPaper) => Promise<void>,
) {
  const name = ref('');
  const source = ref('');
  const kind = ref<Kind>('memo');
  const chosen = computed(() => templates().find((one) => one.name === name.value));

  watch(
    templates,
    (all) => {
      name.value ||= all[0]?.name ?? '';
    },
    { immediate: true },
  );
  watch(
    chosen,
    (template) => {
      source.value = template?.source ?? '';
      kind.value = kindOf(name.value);
      action.clear();
    },
    { flush: 'sync' },
  );
  const action = useAction(() => draw({ kind: kind.value, name: name.value, source: source.value }));
  source.value = chosen.value?.source ?? '';
  kind.value = kindOf(name.value);

  const reset = () => void (source.value = chosen.value?.source ?? '');
  const changed = computed(() => source.value !== chosen.value?.source);
  return { name, source, kind, chosen, changed, reset, preview: action };
}
