import { defineKind } from '@/lib/config/define-kind'
import { fields } from './client-fields'

export const serviceProvider = defineKind({})
export const client = defineKind({ fields })
