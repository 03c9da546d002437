import { defineKind } from '@/lib/config/define-kind'
import { fields, memberFields } from './fields'

/** A company that sells something here: it has a tax number, and its people have titles. */
export const vendor = defineKind({ fields, memberFields })
