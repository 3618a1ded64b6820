import type { RefusedForm } from '@phoeiphrae/shared/drawnPage';
import { inject, type InjectionKey } from 'vue';
import { readPageData, writePageData } from './pageData';

export const REFUSED: InjectionKey<RefusedForm> = Symbol('refused');
const ID = 'refused';

/** What was sent by the form of this page, and was refused; undefined on every other page. */
export const useRefusedForm = (): RefusedForm | undefined => inject(REFUSED, undefined);

/** For the browser, which has none of it in its address. */
export const writeRefused = (refused: RefusedForm | undefined): string =>
  refused ? writePageData(ID, refused) : '';

export const readRefused = (page: Document): RefusedForm | undefined =>
  readPageData(page, ID) as RefusedForm | undefined;
