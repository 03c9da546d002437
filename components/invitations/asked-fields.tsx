import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { FormKind } from '@/components/form/schemas'
import { KindFields } from '@/components/organizations/kind-fields'

/** The kind's member fields that the inviter has not filled in. */
export interface Asked {
  form: FormKind | undefined
  organizationId: string
  /** Undefined for a new person. */
  user?: SignedIn | null
}

/** The fields, in an <ActionForm> on the invitation's page. */
export const AskedFields = ({ form, ...chooser }: Asked) =>
  form && <KindFields kind={form.name} part={form.part} some={form} chooser={chooser} />
