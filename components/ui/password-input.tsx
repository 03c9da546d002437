'use client'
import { Eye, type IconNode } from 'lucide'
import { useState } from 'react'
import { Icon } from './icon'
import { Input, type InputProps } from './input'

// The same eye, crossed out: half of what Lucide's other icon adds to every page with a password.
const EyeCrossed: IconNode = [...Eye, ['path', { d: 'm4 3 16 18' }]]

/** A password with a button that shows it, so that long ones can be checked while typing. */
export function PasswordInput({
  showLabel,
  hideLabel,
  ...props
}: Omit<InputProps, 'type' | 'trailing' | 'prefix'> & { showLabel: string; hideLabel: string }) {
  const [shown, setShown] = useState(false)
  return (
    <Input
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      trailing={
        <button
          type="button"
          aria-label={shown ? hideLabel : showLabel}
          onClick={() => setShown(!shown)}
          className="input-btn noscript:hidden"
        >
          <Icon of={shown ? EyeCrossed : Eye} />
        </button>
      }
    />
  )
}
