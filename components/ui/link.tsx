'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import type { ComponentProps, MouseEvent } from 'react'

export type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: Route
  /** Whether to scroll to the top of the next page; default: true. */
  scroll?: boolean
}

/**
 * A link within this site, which opens without reloading the document. It prefetches nothing
 * (docs/decisions/status-codes.md), so it would only use the click handling of next/link, and pay for
 * the rest in each of the fifty links of a list.
 */
export function Link({ href, scroll, onClick, ...props }: LinkProps) {
  const router = useRouter()
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlain(event) || props.target || props.download) return
    event.preventDefault()
    router.push(href, { scroll })
  }
  // The given props last: an object literal is slow if its own keys come after a spread.
  return <a href={href} onClick={open} {...props} />
}

/** Whether the click does not ask the browser for a new tab, a new window or a download. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey
