import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { compressed } from './compressed.ts';

const apiOrigin = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;
const proxy = { '/api': { target: apiOrigin } };

const among = (files: readonly string[]) =>
  new RegExp(String.raw`/web/src/(?:${files.join('|').replaceAll('.', String.raw`\.`)})$`);

/**
 * What browsers fetch together. Each piece takes along what it needs and no earlier one has: few and large ones, for a
 * request costs a slow line more than a kilobyte does.
 */
const CHUNKS = [
  // What comes with a page, and fetches the rest when it is touched.
  {
    name: 'first',
    test: /web\/src\/(?:main|firstTouch|languageLinks|searchKey)\.ts$|web\/src\/styles\/|preload-helper/,
    includeDependenciesRecursively: false,
  },
  {
    name: 'site',
    test: among([
      'start.ts',
      'ui/(?:UiDescription|UiDisclosure|UiField|UiInput|UiAlert|UiAsync|UiEmpty|UiBreadcrumb|UiSelect).vue',
      'ui/(?:TrackBadge|ThaiDate|ThaiDateTime|FiscalYear).vue',
      'composables/use(?:Outline|Tracks|PageStatus|StructuredData|AddressFilters|Pages|PaperLabel).ts',
      'features/site/list/(?:ClauseNumber|PublishedDate|SearchBox|ItemResults).vue',
      'features/site/list/use(?:Names|PublicItems).ts',
      'features/site/publicItem/(?:useSigner.ts|CopyButton.vue)',
    ]),
  },
  {
    name: 'icons',
    test: /lucide.*\/icons\/(?:globe|users-round|file-text|file-down|file-search|shield-check|check-check|skip-forward|archive|download)\./,
  },
  {
    name: 'list',
    test: among(['features/site/list/(?:FollowList.vue|useFilterWords.ts)']),
  },
  {
    name: 'announcement',
    test: among([
      'features/site/announcement/(?:AnnouncementText.vue|annotate.ts)',
      'composables/usePolicy.ts',
      'ui/UiTable.vue',
    ]),
  },
  {
    name: 'item',
    test: among(['features/site/publicItem/ItemArticle.vue', 'features/common/files/FileCard.vue']),
  },
];

/** Twice from the same components: what browsers run, and (`--ssr`) what the server draws pages with. */
export default defineConfig(({ isSsrBuild = false, mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [vue(), tailwindcss(), ...(isSsrBuild ? [] : [compressed()])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    // Its components and its devtools: the pages use neither.
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    // A browser that finds something else than the server drew says what, in a build that is made to be asked.
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: mode === 'hydration',
  },
  server: { host: '127.0.0.1', proxy },
  // The policy that the API serves the site with, so that a breach shows before it is served by it.
  preview: {
    host: '127.0.0.1',
    proxy,
    headers: {
      'Content-Security-Policy':
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    },
  },
  // One file that needs nothing beside it: the API's image has no packages of the site.
  ssr: { noExternal: true as const },
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        emptyOutDir: false,
        copyPublicDir: false,
        target: 'node24',
        minify: false,
        assetsInlineLimit: 0,
      }
    : {
        outDir: 'dist',
        assetsDir: 'assets',
        // One for all pages: what is drawn by the server must not wait for scripts that bring its looks.
        cssCodeSplit: false,
        // The content security policy allows no data: fonts or scripts, so nothing may be inlined.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        // For the server, which names what a page needs in its head.
        manifest: 'server/manifest.json',
        rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
      },
}));
