import type { RefusedForm } from '@phoeiphrae/shared/drawnPage';
import { inject, type InjectionKey } from 'vue';

export const REFUSED: InjectionKey<RefusedForm> = Symbol('refused');
const ID = 'refused';

/** What was sent by the form of this page, and was refused; undefined on every other page. */
export const useRefusedForm = (): RefusedForm | undefined => inject(REFUSED, undefined);

/** For the browser, which has none of it in its address. */
export function writeRefused(refused: RefusedForm | undefined): string {
  if (!refused) return '';
  const json = JSON.stringify(refused).replaceAll('<', '\\u003c');
  return `<script id="${ID}" type="application/json">${json}</script>`;
}

export function readRefused(page: Document): RefusedForm | undefined {
  const written = page.getElementById(ID)?.textContent;
  return written ? (JSON.parse(written) as RefusedForm) : undefined;
}
