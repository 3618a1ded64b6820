import { Closed, Uuid } from '@phoeiphrae/shared/primitives';

export const ItemParams = Closed({ id: Uuid });
