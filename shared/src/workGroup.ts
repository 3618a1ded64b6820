import Type, { type Static } from 'typebox';
import { Closed, Code, Version } from './primitives.ts';

export const WorkGroupName = Type.String({ minLength: 1, maxLength: 200 });

export const WorkGroup = Closed(
  {
    code: Code,
    nameTh: WorkGroupName,
    nameEn: WorkGroupName,
    aliases: Type.Array(WorkGroupName, { maxItems: 20 }),
    active: Type.Boolean(),
    version: Version,
  },
  { title: 'WorkGroup' },
);
export type WorkGroup = Static<typeof WorkGroup>;

export const WorkGroupList = Closed({ workGroups: Type.Array(WorkGroup) }, { title: 'WorkGroupList' });
export type WorkGroupList = Static<typeof WorkGroupList>;

const groupFields = {
  nameTh: WorkGroupName,
  nameEn: WorkGroupName,
  aliases: Type.Array(WorkGroupName, { maxItems: 20 }),
};

export const CreateWorkGroup = Closed({ code: Code, ...groupFields }, { title: 'CreateWorkGroup' });
export type CreateWorkGroup = Static<typeof CreateWorkGroup>;

export const EditWorkGroup = Closed(
  { ...groupFields, active: Type.Boolean() },
  { title: 'EditWorkGroup', description: 'All fields of the group; its code stays.' },
);
export type EditWorkGroup = Static<typeof EditWorkGroup>;
