import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ActionButton } from '@/components/form/action-button'
import { ConfirmDialog } from '@/components/ui/dialog'

const remove = createElement(ActionButton, { action: async () => ({}), children: 'Remove' })

test('a form that a dialog asks about requires a checkbox with the question where no dialog can open', () => {
  const question = { title: 'Remove Max from Acme?', description: '', cancelLabel: 'Cancel' }
  const html = renderToStaticMarkup(
    createElement(ConfirmDialog, { trigger: 'Remove', ...question, children: remove }),
  )
  const forms = html.match(/<form.*?<\/form>/g) ?? []
  expect(forms).toHaveLength(1)
  expect(forms[0]).toMatch(/<input type="checkbox"[^>]* required="".*Remove Max from Acme\?/)
  expect(renderToStaticMarkup(remove)).not.toContain('checkbox')
})
