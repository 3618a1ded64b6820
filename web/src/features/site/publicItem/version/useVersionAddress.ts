import { computed } from 'vue';
import { useRoute } from 'vue-router';

/** As a number is written; anything else names no revision. */
const WRITTEN = /^[1-9]\d{0,5}$/;

/** Which revision the page is of, and the item's own page, whose present revision counts. */
export function useVersionAddress() {
  const route = useRoute();
  const slug = computed(() => String(route.params['slug'] ?? ''));
  const version = computed(() => {
    const written = String(route.params['version'] ?? '');
    return WRITTEN.test(written) ? Number(written) : 0;
  });
  const toItem = computed(() => ({ name: 'public-item', params: { slug: slug.value } }));
  const itemPath = () => `/i/${encodeURIComponent(slug.value)}`;
  return { slug, version, toItem, itemPath };
}
