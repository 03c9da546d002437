'use client'
import { useState } from 'react'
import { Check, Copy } from 'lucide'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { FormAction, FormState } from '@/lib/action/form-state'
import { HiddenFields } from '../ui/hidden-fields'
import { toastRefusal } from './toast-refusal'
import { useAction } from './use-sturdy-action'

interface CopyLinkButtonProps extends Pick<ButtonProps, 'aria-describedby'> {
  /** Creates the link, and records it in the audit log. */
  action: FormAction<string>
  fields: Record<string, string>
  labels: { copy: string; copied: string; link: string }
}

/**
 * Copies a link that the server creates on request. If the browser cannot copy it, or runs no
 * JavaScript, the link is shown for the person to copy.
 */
export function CopyLinkButton({ action, fields, labels, ...props }: CopyLinkButtonProps) {
  const hydrated = useHydrated()
  const [copied, setCopied] = useState<{ of: FormState; isDone: boolean }>()
  const [state, dispatch, isPending] = useAction(action, (answer) => {
    toastRefusal(answer)
    if (answer.data) void copy(answer.data).then((isDone) => setCopied({ of: answer, isDone }))
  })
  const isAnswer = copied?.of === state
  const isCopied = isAnswer && copied.isDone
  const icon = isCopied ? Check : Copy
  return (
    <form action={dispatch} className="contents">
      <HiddenFields values={fields} />
      <Button type="submit" size="sm" pending={isPending} {...props}>
        <Icon of={icon} className={isCopied ? 'text-success' : undefined} />
        {isCopied ? labels.copied : labels.copy}
      </Button>
      <span role="status" className="sr-only">
        {isCopied && labels.copied}
      </span>
      {state.data && (!hydrated || (isAnswer && !isCopied)) && (
        <Input
          aria-label={labels.link}
          className="basis-full"
          readOnly
          value={state.data}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      <noscript>{state.error}</noscript>
    </form>
  )
}

/** Copies the text and returns whether it worked: without HTTPS there is no clipboard. */
const copy = async (text: string) => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
