import Type from 'typebox';
import { TRACKS } from './tracks.ts';

export const Track = Type.Enum(TRACKS, { description: 'Whether a category needs the superiors’ approval.' });
export type Track = (typeof TRACKS)[number];

/**
 * Who puts content on the web, on either track: the work group itself, whoever does so for the whole office (`ict_centre`),
 * or whichever comes first.
 */
export const PUBLISH_MODES = ['work_group', 'ict_centre', 'either'] as const;
export const PublishMode = Type.Enum(PUBLISH_MODES);
export type PublishMode = (typeof PUBLISH_MODES)[number];
