'use client'
import { useRef, useState } from 'react'
import { ChevronsUpDown } from 'lucide'
import { Avatar } from './avatar'
import { Icon } from './icon'
import { Link } from './link'
import { useLazy } from './use-lazy'
import type { OrgSwitcherProps } from './use-organizations'

const importPopup = () => import('./org-switcher-popup')

/**
 * Shows the organization in the URL, and links to the others. Without JavaScript it links to the page
 * that lists them.
 */
export function OrgSwitcher(props: OrgSwitcherProps) {
  const { current, labels, waiting } = props
  const ref = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [popup, load] = useLazy(importPopup)
  const words = (
    <>
      {current && (
        <Avatar name={current.name} seed={current.slug} picture={current.picture} shape="square" />
      )}
      <span className="sr-only">{labels.open}</span>
      <span className="words">
        <span>{current?.name ?? labels.none}</span>
        {current?.roleLabel && <span>{current.roleLabel}</span>}
      </span>
      {waiting && (
        <span className="shrink-0 rounded-full bg-accent px-1.5 text-xs leading-5 font-medium text-on-accent tabular-nums">
          <span aria-hidden="true">{waiting.count}</span>
          <span className="sr-only">{waiting.label}</span>
        </span>
      )}
      <Icon of={ChevronsUpDown} />
    </>
  )
  return (
    <>
      <button
        ref={ref}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => {
          load()
          setOpen(true)
        }}
        className="switcher switcher-org noscript:hidden"
      >
        {words}
      </button>
      <Link href={props.allHref} className="switcher switcher-org hidden noscript:flex">
        {words}
      </Link>
      {popup && (
        <popup.OrgSwitcherPopup {...props} {...{ anchor: ref, open }} onOpenChange={setOpen} />
      )}
    </>
  )
}
