import clsx from 'clsx'

/** The veil behind a dialog or a drawer. */
export const backdropClasses =
  'fixed inset-0 z-40 min-h-dvh bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0'

const widths = { sm: 'sm:max-w-md', md: 'sm:max-w-lg', lg: 'sm:max-w-2xl' }

/** A dialog's window: a sheet from the bottom on a phone, centred from there on. */
export const dialogClasses = (size: keyof typeof widths = 'sm') =>
  clsx(
    'fixed z-50 max-h-[calc(100dvh-2rem)] w-full overflow-y-auto border border-line bg-raised text-sm text-ink shadow-dialog outline-none transition-[opacity,scale,translate] duration-150',
    'max-sm:inset-x-0 max-sm:bottom-0 max-sm:rounded-t-dialog max-sm:pb-[env(safe-area-inset-bottom)] max-sm:data-ending-style:translate-y-8 max-sm:data-starting-style:translate-y-8',
    'data-ending-style:opacity-0 data-starting-style:opacity-0',
    'sm:top-1/2 sm:left-1/2 sm:w-[calc(100vw-3rem)] sm:-translate-1/2 sm:rounded-dialog sm:data-ending-style:scale-98 sm:data-starting-style:scale-98',
    widths[size],
  )
