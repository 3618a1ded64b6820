import { onFirstTouch } from './firstTouch';
import { onLanguageLink } from './languageLinks';
import { onSearchKey } from './searchKey';
import './styles/main.css';

const start = async (): Promise<void> => (await import('./start')).start();

// What scripts alone draw needs them at once.
if (document.documentElement.hasAttribute('data-shell')) void start();
else {
  onLanguageLink(document);
  onSearchKey(document);
  onFirstTouch(document, start);
}
