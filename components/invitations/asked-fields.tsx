import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import type { FormKind } from '@/components/form/schemas'
import { KindFields } from '@/components/organizations/kind-fields'

/** What the kind asks the member to be, beside what the inviter has filled in. */
export interface Asked {
  form: FormKind | undefined
  organizationId: string
  /** Undefined for a newcomer. */
  user?: SignedIn | null
}

/** Its fields, in an <ActionForm> of the invitation's page. */
export const AskedFields = ({ form, ...chooser }: Asked) =>
  form && <KindFields kind={form.name} part={form.part} some={form} chooser={chooser} />
