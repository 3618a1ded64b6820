import type { TString } from 'typebox';
import { normaliseThai } from '@phoeiphrae/shared/thaiText';
import { requireStorable } from './requireStorable.ts';

/**
 * Words as they are stored: Thai normalised, without blanks around them, and still within the limits of their field.
 * @throws {ProblemException} 400 when nothing but blanks and invisible signs was given, or when it became too long.
 */
export const storedText = (schema: TString, text: string, at: string): string =>
  requireStorable(schema, normaliseThai(text).trim(), at);
