import Type, { type Static } from 'typebox';
import { Content } from './content.ts';
import { Closed, Code } from './primitives.ts';
import { SelfCheckAnswer } from './revision.ts';
import { Slug } from './slug.ts';

export const CreateItem = Closed(
  { workGroup: Code, slug: Slug, content: Type.Partial(Content, { additionalProperties: false }) },
  { title: 'CreateItem' },
);
export type CreateItem = Static<typeof CreateItem>;

export const EditDraft = Closed(
  {
    content: Type.Optional(Type.Partial(Content, { additionalProperties: false })),
    selfCheck: Type.Optional(Type.Array(SelfCheckAnswer, { maxItems: 100 })),
  },
  { title: 'EditDraft', description: 'Only the named fields change.' },
);
export type EditDraft = Static<typeof EditDraft>;
