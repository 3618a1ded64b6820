import { EMAIL } from '@phoeiphrae/shared/email';

/** Whether what was typed is an address, or nothing at all. */
export const emailFits = (typed: string): boolean => typed.trim() === '' || EMAIL.test(typed.trim());

/** An empty field means that there is no address. */
export const emailToSend = (typed: string): string | null => typed.trim() || null;
