'use client'
import { useState, type ComponentProps } from 'react'
import Link from 'next/link'

/**
 * A link in a list, where there may be dozens: its page's skeleton is fetched when a pointer, a
 * finger or the focus comes to it, not when it comes into view.
 */
export function HoverLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [isNear, setNear] = useState(false)
  const come = () => setNear(true)
  return (
    <Link
      {...props}
      prefetch={isNear ? null : false}
      onPointerEnter={come}
      onTouchStart={come}
      onFocus={come}
    />
  )
}
