/** The look of what floats over the page: menus, the organization switcher. */
export const popupClasses =
  'origin-(--transform-origin) rounded-card border border-line bg-raised text-sm text-ink shadow-popup outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0'

/** A line in one of them. */
export const popupItemClasses =
  'flex min-h-8 w-full cursor-default items-center gap-2.5 rounded-small px-2.5 py-1.5 text-left outline-none select-none data-disabled:cursor-not-allowed data-highlighted:bg-hover data-disabled:text-muted max-sm:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0'
