import { slugHasNumber, suggestSlug } from '@phoeiphrae/shared/slug';
import { computed, reactive, ref, watch } from 'vue';
import { useI18n } from '@/locales/useI18n';
import { useRouter } from 'vue-router';
import { createItem } from '@/api/calls/items';
import { useWrite } from '@/api/useWrite';
import { useAction } from '@/composables/useAction';
import { usePolicy } from '@/composables/usePolicy';
import { useTakeItem } from '@/features/console/items/useItem.ts';
import { useSession } from '@/stores/session';

const SHORTEST_TITLE = 5;
const SHORTEST_SLUG = 3;

/** Opens an item: for which work group, of which category, and at which address, which stays for good. */
export function useNewItem() {
  const { t } = useI18n();
  const router = useRouter();
  const session = useSession();
  const { groupName } = usePolicy();
  const groups = computed(() =>
    (session.me?.preparesFor ?? []).map((value) => ({ value, label: groupName(value) })),
  );
  const form = reactive({ workGroup: '', category: '', title: '', slug: '' });
  const slugTouched = ref(false);
  const tried = ref(false);

  watch(
    groups,
    (list) => {
      if (list.length === 1) form.workGroup = list[0]?.value ?? '';
    },
    { immediate: true },
  );
  watch(
    () => form.title,
    (title) => {
      if (!slugTouched.value) form.slug = suggestSlug(title);
    },
  );
  watch(
    () => form.workGroup,
    () => (form.category = ''),
  );

  const take = useTakeItem();
  const write = useWrite();
  const { run, pending, problem } = useAction(async (intent) => {
    const { workGroup, slug, category, title } = form;
    const body = { workGroup, slug: suggestSlug(slug), content: { category, title } };
    const item = await write(createItem, { params: { header: intent }, body });
    take(item);
    await router.replace({ name: 'item-edit', params: { id: item.id } });
  });

  function slugFault(): string | undefined {
    if (slugHasNumber(form.slug)) return t('consoleDraft.new.slugNumber');
    return suggestSlug(form.slug).length < SHORTEST_SLUG ? t('consoleDraft.new.slugShort') : undefined;
  }
  const own = computed(() => ({
    workGroup: form.workGroup ? undefined : t('consoleDraft.new.chooseGroup'),
    category: form.category ? undefined : t('consoleDraft.new.chooseCategory'),
    title: form.title.trim().length < SHORTEST_TITLE ? t('consoleDraft.new.titleShort') : undefined,
    slug: slugFault(),
  }));
  const faults = computed(() => ({
    workGroup: tried.value ? own.value.workGroup : undefined,
    category: tried.value ? own.value.category : problem.value?.fieldError('/content/category'),
    title: tried.value ? own.value.title : undefined,
    slug: (tried.value ? own.value.slug : undefined) ?? problem.value?.fieldError('/slug'),
  }));

  async function submit(): Promise<void> {
    tried.value = true;
    if (Object.values(own.value).every((fault) => fault === undefined)) await run();
  }

  return { form, groups, slugTouched, faults, submit, pending, problem };
}
