import clsx from 'clsx'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-quiet'
export type ButtonSize = 'sm' | 'md' | 'lg' | 'icon' | 'icon-sm'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent shadow-control hover:bg-accent-hover',
  secondary:
    'border border-line-strong bg-surface text-ink shadow-control hover:bg-[color-mix(in_oklab,var(--color-surface),var(--color-ink)_4%)] active:bg-[color-mix(in_oklab,var(--color-surface),var(--color-ink)_8%)]',
  ghost: 'text-muted hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-hover',
  danger: 'bg-danger-solid text-on-danger shadow-control hover:bg-danger-solid-hover',
  'danger-quiet':
    'border border-line-strong bg-surface text-danger shadow-control hover:border-danger-line hover:bg-danger-soft',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-8 gap-1.5 px-2.5 text-[0.8125rem]',
  md: 'h-9 gap-2 px-3.5 text-sm',
  lg: 'h-10 gap-2 px-5 text-sm',
  icon: 'size-9',
  'icon-sm': 'size-8',
}

/** The look of a button, shared by <Button>, <ButtonLink> and what opens a menu or a dialog. */
export const buttonClasses = (variant: ButtonVariant, size: ButtonSize, className?: string) =>
  clsx(
    'relative inline-flex shrink-0 items-center justify-center rounded-control font-medium whitespace-nowrap select-none transition-colors',
    // Where the system chooses the colours, a ground alone is no button.
    'aria-disabled:cursor-not-allowed disabled:cursor-not-allowed forced-colors:border',
    'disabled:not-aria-busy:opacity-50 aria-disabled:not-aria-busy:opacity-50',
    '[&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4',
    variants[variant],
    sizes[size],
    className,
  )
