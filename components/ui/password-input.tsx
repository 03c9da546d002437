'use client'
import { useState } from 'react'
import { Input, type InputProps } from './input'

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
          <svg viewBox="0 0 24 24" fill="none" aria-hidden="true">
            <path d={shown ? closedEye : openEye} {...stroke} />
          </svg>
        </button>
      }
    />
  )
}

const stroke = { stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round' } as const
const openEye =
  'M2.06 12.35a1 1 0 0 1 0-.7 10.75 10.75 0 0 1 19.88 0 1 1 0 0 1 0 .7 10.75 10.75 0 0 1-19.88 0M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6'
const closedEye =
  'm15 18-.72-3.25M2 8a10.65 10.65 0 0 0 20 0M20 15l-1.73-2.05M4 15l1.73-2.05M9 18l.72-3.25'
