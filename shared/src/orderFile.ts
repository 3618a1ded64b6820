import Type, { type Static } from 'typebox';
import { Closed, Sha256, Uuid } from './primitives.ts';

/** What the file of an order may be: a PDF, or a picture of the paper. */
export const ORDER_FILE_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;

/** A finished upload, by the id that its address ends with. */
export const KeepOrderFile = Closed({ upload: Uuid }, { title: 'KeepOrderFile' });
export type KeepOrderFile = Static<typeof KeepOrderFile>;

/** The file of an order as it is kept. `sha256` is what an appointment or a seat names as its `orderFile`. */
export const OrderFile = Closed(
  {
    sha256: Sha256,
    name: Type.String(),
    mediaType: Type.Enum(ORDER_FILE_TYPES),
    /** In bytes. */
    size: Type.Integer({ minimum: 1 }),
  },
  { title: 'OrderFile' },
);
export type OrderFile = Static<typeof OrderFile>;
