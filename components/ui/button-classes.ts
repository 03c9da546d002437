import clsx from 'clsx'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-quiet'
export type ButtonSize = 'sm' | 'md' | 'lg' | 'icon' | 'icon-sm'

/** The classes of a button, shared by <Button>, <ButtonLink> and triggers of menus and dialogs. */
export const buttonClasses = (variant: ButtonVariant, size: ButtonSize, className?: string) =>
  clsx('btn', `btn-${variant}`, size !== 'md' && `btn-${size}`, className)
