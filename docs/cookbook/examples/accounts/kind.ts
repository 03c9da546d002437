import { defineKind } from '@/lib/config/define-kind'
import { fields, memberFields } from './fields'

/** An account whose people are linked to it by its own model, `AccountUser`. */
export const account = defineKind({
  fields,
  memberFields,
  tables: { memberFields: 'AccountUser' },
})
