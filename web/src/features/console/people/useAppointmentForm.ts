import type { Capacity, CreateAppointment } from '@phoeiphrae/shared/appointment';
import type { Policy } from '@phoeiphrae/shared/policy/policy';
import type { Scope } from '@phoeiphrae/shared/policy/post';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';

const empty = () => ({
  post: '',
  capacity: 'substantive' as Capacity,
  group: '',
  groups: [] as string[],
  orderNumber: '',
  validFrom: bangkokDate(new Date()),
  validTo: '',
});

/** The form of an appointment: asks for what the post's scope and the capacity need, and for nothing else. */
export function useAppointmentForm(policy: () => Policy | undefined) {
  const { t } = useI18n();
  const form = ref(empty());
  const dateFault = ref<{ to?: boolean }>({});

  const scope = computed<Scope | undefined>(
    () => policy()?.posts.find((post) => post.code === form.value.post)?.scope,
  );
  watch(scope, () => {
    form.value.group = '';
    form.value.groups = [];
  });
  const needsOrder = computed(() => form.value.capacity !== 'substantive');
  const workGroups = computed(() => {
    if (scope.value === 'work_group') return form.value.group ? [form.value.group] : [];
    return scope.value === 'overseen_groups' ? form.value.groups : [];
  });

  const faults = computed(() => {
    const { post, orderNumber, validFrom, validTo } = form.value;
    const say = (wrong: boolean, key: string) => (wrong ? t(`consolePeople.appointment.${key}`) : undefined);
    return {
      post: say(post === '', 'postFault'),
      workGroups: say(post !== '' && scope.value !== 'office' && workGroups.value.length === 0, 'groupFault'),
      orderNumber: say(needsOrder.value && orderNumber.trim() === '', 'orderFault'),
      validFrom: say(validFrom === '', 'fromFault'),
      validTo: dateFault.value.to
        ? say(true, 'dateFault')
        : say(validTo !== '' && validFrom !== '' && validTo < validFrom, 'toFault'),
    };
  });
  const complete = computed(() => Object.values(faults.value).every((fault) => fault === undefined));

  const body = (userId: string): CreateAppointment => ({
    userId,
    post: form.value.post,
    capacity: form.value.capacity,
    workGroups: workGroups.value,
    validFrom: form.value.validFrom,
    validTo: form.value.validTo || null,
    orderNumber: form.value.orderNumber.trim() || null,
  });
  function reset(): void {
    form.value = empty();
    dateFault.value = {};
  }

  return { form, scope, needsOrder, faults, complete, dateFault, body, reset };
}
