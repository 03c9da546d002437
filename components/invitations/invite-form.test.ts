import { Children, isValidElement, type ReactElement, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import InviteManyPage from '@/app/orgs/[slug]/people/invite/many/page'
import { inviteAction } from '@/lib/invitations/actions'
import { askAs } from '@/lib/testing/ask-as'
import { acme, as } from '@/lib/testing/people'
import messages from '@/messages/en.json'
import { InviteFlow } from './invite-flow'
import { InviteForm } from './invite-form'

type Flow = ReactElement<Parameters<typeof InviteFlow>[0]>

/** The form in a rendered page. */
const flowIn = (node: ReactNode): Flow | undefined =>
  Children.toArray(node)
    .filter(isValidElement<{ children?: ReactNode }>)
    .map((element) =>
      element.type === InviteFlow ? (element as Flow) : flowIn(element.props.children),
    )
    .find((found) => found !== undefined)

test('the forms that invite people ask before unsent text is lost, unless it was cleared again', async () => {
  const { olive, slug } = await acme()
  askAs(olive.token)
  const org = await as(olive, slug)
  const props = { params: Promise.resolve({ slug }), searchParams: Promise.resolve({}) }
  const one = await InviteForm({ org, action: inviteAction })
  const many = await InviteManyPage(props)
  for (const [page, field] of [
    [one, 'email'],
    [many, 'addresses'],
  ] as const)
    expect(flowIn(page)?.props).toMatchObject({
      unsaved: messages.app.unsaved,
      // A field is edited if it differs from its default.
      defaults: { [field]: '', message: '' },
    })
})
