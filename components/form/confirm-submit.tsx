'use client'
import { useContext, useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/dialog'
import { useHydrated } from '@/components/ui/use-hydrated'
import { FormStateContext, useFieldState, useFieldValue } from './use-field'

interface ConfirmSubmitProps {
  /** The id of the <ActionForm>: the dialog is outside of it in the page. */
  form: string
  /** The field whose value the dialog refers to; the dialog opens only if there is one. */
  name: string
  /** The dialog's texts by the chosen value. */
  asks: Record<string, { title: string; text: string }>
  label: string
  cancelLabel: string
  /** Additional fields in the dialog. Their controls need the `form` attribute. */
  children?: ReactNode
}

/** Submits an <ActionForm> after confirmation. Without JavaScript the fields are in the form. */
export function ConfirmSubmit(props: ConfirmSubmitProps) {
  const { form, name, asks, label, cancelLabel, children } = props
  const { isPending, load, form: fields } = useContext(FormStateContext)
  // The server's error is shown at the field, which the dialog would cover.
  const { error: refused } = useFieldState(name)
  const chosen = useFieldValue(name)
  const [open, setOpen] = useState(false)
  const isHydrated = useHydrated()
  if (!isHydrated)
    return (
      <>
        <div className="hidden noscript:contents">{children}</div>
        <Button type="submit" variant="secondary" className="justify-self-start">
          {label}
        </Button>
      </>
    )
  const check = async () => {
    const loaded = await load()
    setOpen((await loaded?.trigger(name, { shouldFocus: true })) ?? false)
  }
  const ask = asks[chosen]
  return (
    <>
      <Button
        type="button"
        variant="secondary"
        className="justify-self-start"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => void check()}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={open && ask !== undefined && !refused}
        finalFocus={() =>
          (fields?.getFieldState(name).error?.ref as HTMLElement | undefined) ?? true
        }
        onOpenChange={setOpen}
        title={ask?.title}
        description={ask?.text}
        cancelLabel={cancelLabel}
      >
        {children && <div className="w-full">{children}</div>}
        <Button type="submit" form={form} pending={isPending}>
          {label}
        </Button>
      </ConfirmDialog>
    </>
  )
}
