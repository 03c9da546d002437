import { defineKind } from '@/lib/config/define-kind'
import { fields, memberFields } from './fields'
import de from './messages/de.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import ja from './messages/ja.json' with { type: 'json' }

/** A company that sells something here: it has a tax number, and its people have titles. */
export const vendor = defineKind({ fields, memberFields, messages: { en, de, ja } })
