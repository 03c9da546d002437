import type { ComponentProps } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Card } from '@/components/ui/card'
import { OrgHeader } from './org-breadcrumbs'

type Header = Pick<
  ComponentProps<typeof OrgHeader>,
  'org' | 'title' | 'description' | 'trail' | 'crumb'
>

interface FormPageProps extends Header, ComponentProps<typeof ActionForm> {
  /** The label of the form's button. */
  submit: string
}

/** A page of an organization with one form, which sends the organization's slug along. */
export function FormPage({ submit, children, hidden, ...props }: FormPageProps) {
  const { org, title, description, trail, crumb, ...form } = props
  return (
    <div className="max-w-xl">
      <OrgHeader {...{ org, title, description, trail, crumb }} />
      <Card>
        <ActionForm {...form} hidden={{ org: org.organization.slug, ...hidden }}>
          {children}
          <SubmitButton>{submit}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  )
}
