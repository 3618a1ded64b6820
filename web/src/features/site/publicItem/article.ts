import type { Content } from '@phoeiphrae/shared/content';
import type { Track } from '@phoeiphrae/shared/policy/track';

/** What an article shows. `PublicItem` is one; a draft's content with its work group and track is one, too. */
export type Article = Content & { workGroup: string; track: Track };
