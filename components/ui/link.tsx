import type { ComponentProps } from 'react'
import NextLink from 'next/link'

/** A link within this site. It fetches nothing before the click: docs/decisions/pages-refuse-by-themselves.md. */
export const Link = (props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) => (
  <NextLink {...props} prefetch={false} />
)
