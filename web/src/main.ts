import { PiniaColada } from '@pinia/colada';
import { createHead } from '@unhead/vue/client';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { i18n } from './locales';
import { router } from './router';
import { usePreferences } from './stores/preferences';
import './styles/main.css';

const app = createApp(App);
const pinia = createPinia();
app.use(pinia);
app.use(PiniaColada, { queryOptions: { staleTime: 5_000, gcTime: 5 * 60_000 } });
app.use(i18n);
app.use(createHead());

const preferences = usePreferences(pinia);
await preferences.setLocale(preferences.locale).catch(() => undefined);
app.use(router);
await router.isReady().catch(() => undefined);
app.mount('#app');
