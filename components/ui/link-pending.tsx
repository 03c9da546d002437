'use client'
import { useLinkStatus } from 'next/link'
import clsx from 'clsx'
import { Spinner } from './spinner'

/**
 * Inside a link: turns from a moment after the click until something of the next page can be shown.
 * Where a skeleton is at hand, that is at once.
 */
export function LinkPending({ className }: { className: string }) {
  const { pending } = useLinkStatus()
  return (
    pending && (
      <span
        aria-hidden="true"
        className={clsx('transition-opacity delay-100 starting:opacity-0', className)}
      >
        <Spinner className="size-3.5" />
      </span>
    )
  )
}
