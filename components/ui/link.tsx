'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import type { ComponentProps, MouseEvent } from 'react'

export type LinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: Route
  /** Takes the place of this page in the history. */
  replace?: boolean
  /** Whether the next page begins at its top; it does unless told. */
  scroll?: boolean
}

/**
 * A link within this site, which opens without loading the document anew. It fetches nothing before
 * the click (docs/decisions/status-codes.md), so of next/link it would use the click alone, and pay
 * for the rest in each of the fifty links of a list.
 */
export function Link({ href, replace = false, scroll, onClick, ...props }: LinkProps) {
  const router = useRouter()
  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlain(event) || props.target || props.download) return
    event.preventDefault()
    router[replace ? 'replace' : 'push'](href, { scroll })
  }
  return <a {...props} href={href} onClick={open} />
}

/** Not one that asks the browser for a new tab, a new window or a file. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey
