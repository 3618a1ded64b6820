import type { Capacity, CreateAppointment } from '@phoeiphrae/shared/appointment';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Scope } from '@phoeiphrae/shared/policy/post';
import { computed, ref, watch } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { useTermForm } from '@/features/console/term/useTermForm.ts';

const empty = () => ({
  post: '',
  capacity: 'substantive' as Capacity,
  group: '',
  groups: [] as string[],
});

/** The form of an appointment: asks for what the post's scope and the capacity need, and for nothing else. */
export function useAppointmentForm(policy: () => Policy | undefined) {
  const { t } = useI18n();
  const form = ref(empty());
  const words = (key: string) => t(`consolePeople.appointment.${key}`);

  const scope = computed<Scope | undefined>(
    () => policy()?.posts.find((post) => post.code === form.value.post)?.scope,
  );
  watch(scope, () => {
    form.value.group = '';
    form.value.groups = [];
  });
  const needsOrder = computed(() => form.value.capacity !== 'substantive');
  const { term, endUnreadable, ...typed } = useTermForm({ needsOrder: () => needsOrder.value, words });
  const workGroups = computed(() => {
    if (scope.value === 'work_group') return form.value.group ? [form.value.group] : [];
    return scope.value === 'overseen_groups' ? form.value.groups : [];
  });

  const faults = computed(() => {
    const { post } = form.value;
    const say = (wrong: boolean, key: string) => (wrong ? words(key) : undefined);
    return {
      post: say(post === '', 'postFault'),
      workGroups: say(post !== '' && scope.value !== 'office' && workGroups.value.length === 0, 'groupFault'),
      ...typed.faults.value,
    };
  });
  const complete = computed(() => Object.values(faults.value).every((fault) => fault === undefined));

  const body = (userId: string): CreateAppointment => ({
    userId,
    post: form.value.post,
    capacity: form.value.capacity,
    workGroups: workGroups.value,
    ...typed.days(),
    ...typed.orderFile(),
    orderNumber: term.value.orderNumber.trim() || null,
  });
  function reset(): void {
    form.value = empty();
    typed.reset();
  }

  return { form, term, endUnreadable, words, scope, needsOrder, faults, complete, body, reset };
}
