/** The look of a box to tick. */
export const boxClasses = [
  'grid size-4.5 shrink-0 appearance-none place-content-center rounded-[0.3125rem] border border-control bg-surface transition-colors forced-colors:appearance-auto',
  'before:size-3 before:scale-0 before:bg-on-accent before:[clip-path:polygon(14%_45%,0_62%,41%_100%,100%_17%,83%_3%,39%_66%)]',
  'checked:border-accent checked:bg-accent checked:before:scale-100',
  'indeterminate:border-accent indeterminate:bg-accent indeterminate:before:h-0.5 indeterminate:before:w-2.5 indeterminate:before:scale-100 indeterminate:before:[clip-path:none]',
  'aria-invalid:border-danger disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-45',
].join(' ')
