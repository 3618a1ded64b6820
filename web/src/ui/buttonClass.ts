export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'md' | 'sm';

const BASE =
  'inline-flex items-center justify-center gap-2 rounded-s border font-semibold leading-tight no-underline transition-colors duration-150 disabled:opacity-55';

const VARIANTS = {
  primary: 'border-transparent bg-primary text-on-primary hover:bg-primary-hover',
  secondary: 'border-control bg-surface text-heading hover:border-primary hover:bg-primary-soft',
  quiet: 'border-transparent bg-transparent text-link hover:bg-primary-soft hover:text-link-hover',
  danger: 'border-transparent bg-danger text-on-danger hover:bg-danger-hover',
} satisfies Record<ButtonVariant, string>;

const SIZES = {
  md: 'min-h-target px-4 py-2',
  sm: 'min-h-9 px-3 py-1 text-sm pointer-coarse:min-h-target',
} satisfies Record<ButtonSize, string>;

/** The look of a button, for `UiButton` and for links that are the main way on. */
export const buttonClass = (variant: ButtonVariant, size: ButtonSize): string =>
  `${BASE} ${VARIANTS[variant]} ${SIZES[size]}`;
