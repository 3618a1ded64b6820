import type { WorkGroup } from '@phoeiphrae/shared/workGroup';
import { computed, ref } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { createWorkGroup, editWorkGroup } from '@/api/calls/people';
import { ifMatch } from '@/api/params';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';

const CODE = /^[a-z][a-z0-9_]{0,63}$/;
const formOf = (group: WorkGroup | undefined) => ({
  code: group?.code ?? '',
  nameTh: group?.nameTh ?? '',
  nameEn: group?.nameEn ?? '',
  aliases: group?.aliases.join('\n') ?? '',
  active: group?.active ?? true,
});

/** The form of a work group: a new one, or all fields but the code of the one given. */
export function useWorkGroupForm(group: () => WorkGroup | undefined) {
  const { t } = useI18n();
  const form = ref(formOf(undefined));
  const tried = ref(false);

  const faults = computed(() => ({
    nameTh: form.value.nameTh.trim() ? undefined : t('auth.missing'),
    nameEn: form.value.nameEn.trim() ? undefined : t('auth.missing'),
    code: group() || CODE.test(form.value.code.trim()) ? undefined : t('consolePeople.groups.codeFault'),
    aliases: undefined,
  }));
  const write = useWrite();
  const action = useAction((intent) => {
    const { code, nameTh, nameEn, aliases, active } = form.value;
    const names = { nameTh: nameTh.trim(), nameEn: nameEn.trim() };
    const others = [...new Set(aliases.split('\n').map((line) => line.trim()))].filter(Boolean);
    const known = group();
    if (!known) {
      const body = { code: code.trim(), ...names, aliases: others };
      return write(createWorkGroup, { params: { header: intent }, body });
    }
    const params = { path: { code: known.code }, header: { ...ifMatch(known), ...intent } };
    return write(editWorkGroup, { params, body: { ...names, aliases: others, active } });
  });

  const shown = (field: keyof typeof faults.value) =>
    (tried.value ? faults.value[field] : undefined) ?? action.problem.value?.fieldError(`/${field}`);
  function start(): void {
    form.value = formOf(group());
    tried.value = false;
    action.clear();
  }
  /** @returns the group as saved, or nothing while something is missing or was refused. */
  async function save(): Promise<WorkGroup | undefined> {
    tried.value = true;
    const faulty = Object.values(faults.value).some((fault) => fault !== undefined);
    return faulty ? undefined : action.run();
  }

  return { form, shown, start, save, pending: action.pending, problem: action.problem };
}
