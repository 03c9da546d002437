import { defineKind } from '@/lib/config/define-kind'
import { fields, memberFields } from './fields'
import messages from './messages.json' with { type: 'json' }

/** A company that sells something here: it has a tax number, and its members have titles. */
export const vendor = defineKind({ fields, memberFields, messages })
