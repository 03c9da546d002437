import { defineKind } from '@/lib/config/define-kind'
import { fields, memberFields } from './fields'

/** An account whose people are linked to it by `AccountUser`, a model of its own. */
export const account = defineKind({
  fields,
  memberFields,
  tables: { memberFields: 'AccountUser' },
})
