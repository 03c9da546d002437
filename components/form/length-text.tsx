'use client'
import { useEffect, useState } from 'react'
import clsx from 'clsx/lite'
import { textLength } from '@/lib/text/text-length'
import { useFieldValue } from './use-field'
import { useTexts } from './validation-texts'

/** The share of its limit from which a field shows the length of its text. */
const NEAR = 0.8
/** Screen readers are notified when typing pauses, not on every key. */
const PAUSE = 1_000

/**
 * The text of <LengthCounter>. Nothing is cut off: a text that is too long stays in the field, and the
 * schema refuses it.
 */
export function LengthText({ name, limit }: { name: string; limit: number }) {
  const texts = useTexts()
  const used = textLength(useFieldValue(name))
  const text =
    used < limit * NEAR
      ? ''
      : (texts.characters ?? '').replace('{used}', String(used)).replace('{limit}', String(limit))
  const [announced, announce] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => announce(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <>
      <span role="status" className="sr-only">
        {announced}
      </span>
      {text && (
        <span
          aria-hidden="true"
          className={clsx(
            'justify-self-end text-[0.8125rem] leading-5 tabular-nums',
            used > limit ? 'font-medium text-danger' : 'text-muted',
          )}
        >
          {text}
        </span>
      )}
    </>
  )
}
