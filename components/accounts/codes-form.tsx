'use client'
import type { ReactNode } from 'react'
import { BoundForm } from '@/components/form/action-form'
import type { SchemaName } from '@/components/form/schemas'
import { useAction } from '@/components/form/use-sturdy-action'
import type { FormAction } from '@/lib/action/form-state'
import { RecoveryCodes, type RecoveryCodesTexts } from './recovery-codes'

interface CodesFormProps {
  action: FormAction<string[] | null>
  schema: SchemaName
  texts: RecoveryCodesTexts
  /** Shown instead of the form while it is not available. */
  instead?: ReactNode
  children: ReactNode
}

/** A form whose result may be recovery codes, which then replace it. */
export function CodesForm({ action, schema, texts, instead, children }: CodesFormProps) {
  const bound = useAction(action)
  const codes = bound[0].data
  if (codes) return <RecoveryCodes codes={codes} texts={texts} />
  return (
    instead || (
      <BoundForm schema={schema} bound={bound as never}>
        {children}
      </BoundForm>
    )
  )
}
