'use client'
import { useActionState, type ReactNode } from 'react'
import { BoundForm } from '@/components/form/action-form'
import type { SchemaName } from '@/components/form/schemas'
import { useSturdyAction } from '@/components/form/use-sturdy-action'
import type { FormAction, FormState } from '@/lib/action/form-state'
import { RecoveryCodes, type RecoveryCodesTexts } from './recovery-codes'

interface CodesFormProps {
  action: FormAction<string[] | null>
  schema: SchemaName
  texts: RecoveryCodesTexts
  /** What is there in place of the form: while it is of no use. */
  instead?: ReactNode
  children: ReactNode
}

/** A form whose answer may be recovery codes, which then stand in its place. */
export function CodesForm({ action, schema, texts, instead, children }: CodesFormProps) {
  const bound = useActionState<FormState<string[] | null>, FormData>(useSturdyAction(action), {})
  const codes = bound[0].data
  if (codes) return <RecoveryCodes codes={codes} texts={texts} />
  return (
    instead ?? (
      <BoundForm schema={schema} bound={bound as never}>
        {children}
      </BoundForm>
    )
  )
}
