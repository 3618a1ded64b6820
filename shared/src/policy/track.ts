import Type from 'typebox';

export const TRACKS = ['approval', 'immediate'] as const;
export const Track = Type.Enum(TRACKS, { description: 'Whether a category needs the superiors’ approval.' });
export type Track = (typeof TRACKS)[number];

/** Who puts approved content on the web: the work group itself, the ICT centre, or whichever comes first. */
export const PUBLISH_MODES = ['work_group', 'ict_centre', 'either'] as const;
export const PublishMode = Type.Enum(PUBLISH_MODES);
export type PublishMode = (typeof PUBLISH_MODES)[number];
