import { defineKind } from '@/lib/config/define-kind'

/** The same tables and the same rules under another name: all that differs is in the messages. */
export const workspace = defineKind({ reservedSlugs: ['home'], limits: { members: 100 } })
