export const TONES = ['neutral', 'info', 'progress', 'success', 'warning', 'danger'] as const;
export type Tone = (typeof TONES)[number];

export const toneClass = {
  neutral: 'tone-neutral',
  info: 'tone-info',
  progress: 'tone-progress',
  success: 'tone-success',
  warning: 'tone-warning',
  danger: 'tone-danger',
} satisfies Record<Tone, string>;
