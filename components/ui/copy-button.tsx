'use client'
import { useState } from 'react'
import { Check, Copy } from 'lucide'
import { Button, type ButtonProps } from './button'
import { Icon } from './icon'

type CopyButtonProps = Omit<ButtonProps, 'children' | 'onClick'> & {
  value: string
  label: string
  copiedLabel: string
  iconOnly?: boolean
}

/** Copies a text; confirms it on the button and to screen readers. */
export function CopyButton(all: CopyButtonProps) {
  const { value, label, copiedLabel, iconOnly = false, ...props } = all
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  const icon = copied ? Check : Copy
  return (
    <>
      <Button
        size={iconOnly ? 'icon-sm' : 'sm'}
        variant={iconOnly ? 'ghost' : 'secondary'}
        aria-label={iconOnly ? label : undefined}
        onClick={() => void copy()}
        {...props}
      >
        <Icon of={icon} className={copied ? 'text-success' : undefined} />
        {!iconOnly && (copied ? copiedLabel : label)}
      </Button>
      <span role="status" className="sr-only">
        {copied && copiedLabel}
      </span>
    </>
  )
}
