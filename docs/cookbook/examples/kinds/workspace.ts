import { defineKind } from '@/lib/config/define-kind'

/** The same tables and rules under another name: only the messages differ. */
export const workspace = defineKind({ reservedSlugs: ['home'], limits: { members: 100 } })
