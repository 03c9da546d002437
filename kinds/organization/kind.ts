import { defineKind } from '@/lib/config/define-kind'

/** The kind that every product starts with: name, URL, members. */
export const organization = defineKind({})
