import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkBrand } from '@/lib/brand/check-brand'
import { fern } from './fern'

beforeEach(async () => {
  vi.resetModules()
  const { default: config } = await import('@/guildhall.config')
  vi.doMock('@/guildhall.config', () => ({ default: { ...config, ...fern } }))
})
afterEach(() => {
  vi.doUnmock('@/guildhall.config')
  vi.resetModules()
})

test('its brand is valid', () => expect(() => checkBrand(fern.brand)).not.toThrow())

test('a custom email replaces ours in every language', async () => {
  const { renderMail } = await import('@/emails/render-mail')
  const { samples } = await import('@/emails/samples')
  const [props] = samples.invitation
  const english = await renderMail('invitation', props)
  expect(english.subject).toBe('🌿 You’re invited to Acme')
  expect(english.text).toContain('the beds, the plants and who waters them')
  expect(english.text).toContain(props.url)
  expect((await renderMail('invitation', props, { locale: 'de' })).text).toContain('die Beete')
})

test('the others remain ours, with the product’s name, accent and kind', async () => {
  const { renderMail } = await import('@/emails/render-mail')
  const props = {
    organizationName: 'Acme',
    kind: 'workspace',
    role: 'admin',
    url: 'https://f.test',
  }
  const { html, text } = await renderMail('role-changed', props)
  expect(text).toContain('Your role in the workspace Acme is now Admin.')
  expect(text).toContain('Fern')
  expect(html).toContain('#b4236b')
})

test('its parts are components', async () => {
  for (const load of Object.values(fern.components)) expect(await load()).toBeTypeOf('function')
})
