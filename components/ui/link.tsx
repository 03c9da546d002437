import type { ComponentProps } from 'react'
import NextLink from 'next/link'

/** A link within this site. It fetches nothing before the click: docs/decisions/status-codes.md. */
export const Link = (props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) => (
  <NextLink {...props} prefetch={false} />
)
