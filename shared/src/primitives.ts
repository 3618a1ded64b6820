import Type, {
  type Static,
  type TObject,
  type TProperties,
  type TSchema,
  type TSchemaOptions,
} from 'typebox';
import { EMAIL } from './email.ts';
import { LAST_YEAR } from './thaiCalendar.ts';

/** An object that refuses every key it does not name. All objects of the API are closed. */
export function Closed<P extends TProperties>(properties: P, options: TSchemaOptions = {}): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, ...options });
}

export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const Uuid = Type.String({ format: 'uuid', examples: ['0198c7a2-6a51-7d39-9d0e-3f6a5b1c2d4e'] });
export type Uuid = Static<typeof Uuid>;

/** A SHA-256 digest in lower-case hexadecimal (64 characters). */
export const Sha256 = Type.String({
  pattern: '^[0-9a-f]{64}$',
  examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
});
export type Sha256 = Static<typeof Sha256>;

/** A moment in UTC, ISO 8601 with milliseconds; what a caller gives is of the years 1900 to 2099. */
export const Instant = Type.String({ format: 'date-time', examples: ['2026-11-22T08:30:00.000Z'] });
export type Instant = Static<typeof Instant>;

/**
 * A day of the Gregorian calendar, `yyyy-mm-dd`; what a caller gives is of the years 1900 to 2099. Buddhist years exist
 * on screen and paper only.
 */
export const CalendarDate = Type.String({ format: 'date', examples: ['2026-11-22'] });
export type CalendarDate = Static<typeof CalendarDate>;

/** The Christian-era year in which a Thai fiscal year ends: 2026 is ปีงบประมาณ 2569 (1 Oct 2025 to 30 Sep 2026). */
export const FiscalYear = Type.Integer({ minimum: 1950, maximum: LAST_YEAR, examples: [2026] });
export type FiscalYear = Static<typeof FiscalYear>;

/** A short stable name that data refers to: lower case, digits, underscore. */
export const Code = Type.String({ pattern: '^[a-z][a-z0-9_]{0,63}$', examples: ['procurement'] });
export type Code = Static<typeof Code>;

/** Where mail is sent to. */
export const EmailAddress = Type.String({
  pattern: EMAIL.source,
  maxLength: 254,
  examples: ['somchai@example.go.th'],
});
export type EmailAddress = Static<typeof EmailAddress>;

export const Bilingual = Closed(
  { th: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
  { title: 'Bilingual', description: 'The same text in Thai and in English.' },
);
export type Bilingual = Static<typeof Bilingual>;

/** The number of times a record was changed. It is the record's ETag, in quotation marks. */
export const Version = Type.Integer({ minimum: 1, examples: [3] });
export type Version = Static<typeof Version>;

/** Twelve hexadecimal digits, upper case; written in groups of four. */
export const VerifyCode = Type.String({ pattern: '^[0-9A-F]{12}$', examples: ['3F9A0C41D7E2'] });
