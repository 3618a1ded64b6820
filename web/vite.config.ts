import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const apiOrigin = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`;
const proxy = { '/api': { target: apiOrigin } };

/** Twice from the same components: what browsers run, and (`--ssr`) what the server draws pages with. */
export default defineConfig(({ isSsrBuild = false, mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [vue(), tailwindcss()],
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
    ? { outDir: 'dist/server', copyPublicDir: false, target: 'node24', minify: false, assetsInlineLimit: 0 }
    : {
        outDir: 'dist',
        assetsDir: 'assets',
        // The content security policy allows no data: fonts or scripts, so nothing may be inlined.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
}));
