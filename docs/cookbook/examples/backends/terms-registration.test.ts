import { describe, expect, test } from 'vitest'
import { termsRegistration } from '@/docs/cookbook/examples/backends/terms-registration'
import { registrationContract } from '@/lib/backends/registration-contract'
import { throughSteps } from '@/lib/backends/landing'

describe('the backend with terms to accept', () => {
  registrationContract(termsRegistration)

  test('the terms must be accepted', () => {
    expect(termsRegistration.fields?.safeParse({}).success).toBe(false)
    expect(termsRegistration.fields?.safeParse({ terms: true }).success).toBe(true)
  })

  test('the profile page comes before the organization', () => {
    const { steps, successPath } = termsRegistration
    const way = throughSteps(steps?.('acme') ?? [], successPath('acme'))
    expect(way).toBe('/account?next=%2Forgs%2Facme')
  })
})
