/** The look of what one types in or picks from. 16 px on a phone, or iOS zooms into the page. */
export const controlClasses =
  'w-full min-w-0 rounded-control border border-control bg-surface px-3 text-base text-ink shadow-control transition-[border-color,box-shadow] sm:text-sm ' +
  'hover:not-disabled:border-muted ' +
  'focus-visible:border-focus focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-focus ' +
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger ' +
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted disabled:shadow-none ' +
  // A file field counts as read-only too.
  'read-only:not-[select,[type=file]]:bg-sunken'
