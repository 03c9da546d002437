import { defineKind } from '@/lib/config/define-kind'

/** The kind that every product starts with: a name, a URL name, members. */
export const organization = defineKind({})
