import 'server-only'
import type { z } from 'zod'
import type { KindPart } from '@/lib/config/define-kind'
import { formOf } from '@/lib/kinds/form-of'
import { kindOf } from '@/lib/kinds/kind-of'

/** An organization's form, together with the fields of its kind. */
export const formOfKind =
  <S extends z.ZodObject>(form: S, part: KindPart) =>
  ({ organization }: { organization: { kind: string } }) =>
    formOf(form, { fields: kindOf(organization.kind)[part] })
