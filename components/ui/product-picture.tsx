import clsx from 'clsx'

/**
 * Screenshots of the product, made by `npm run screenshots`: for desktop and phone, each in both
 * themes. Only the visible one is loaded, because hidden lazy images never are.
 */
export function ProductPicture({ alt }: { alt: string }) {
  return (
    <div className="overflow-clip rounded-card border border-line bg-surface shadow-dialog max-sm:mx-auto max-sm:w-full max-sm:max-w-80 lg:w-[52rem]">
      <Themed theme="light" alt={alt} className="dark:hidden" />
      <Themed theme="dark" alt={alt} className="hidden dark:block" />
    </div>
  )
}

const Themed = ({
  theme,
  alt,
  className,
}: {
  theme: 'light' | 'dark'
  alt: string
  className: string
}) => (
  <picture>
    <source
      media="(max-width: 639px)"
      srcSet={`/screenshots/phone-${theme}.webp`}
      width={390}
      height={560}
    />
    {/* Made at build time in the size that is shown: nothing for an optimizer to do. */}
    <img
      src={`/screenshots/desktop-${theme}.webp`}
      alt={alt}
      width={1200}
      height={750}
      loading="lazy"
      className={clsx('h-auto w-full', className)}
    />
  </picture>
)
