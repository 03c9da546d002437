import next from 'next/package.json'
import { expect, test } from 'vitest'
import { readAbortStacks } from '@/lib/workarounds/read-abort-stacks'

test('reads the stack of an abort reason, and changes nothing else', () => {
  const { abort } = AbortController.prototype
  try {
    readAbortStacks()
    let reads = 0
    const reason = Object.defineProperty(new Error('over'), 'stack', { get: () => ++reads })
    const controller = new AbortController()
    controller.abort(reason)
    expect([controller.signal.reason, reads]).toEqual([reason, 1])
    controller.abort(new Error('later'))
    expect(controller.signal.reason).toBe(reason)

    const plain = new AbortController()
    plain.abort()
    expect(plain.signal.reason).toMatchObject({ name: 'AbortError' })
    plain.signal.addEventListener('abort', () => expect.unreachable())
    const told = new AbortController()
    told.abort('text')
    expect(told.signal.reason).toBe('text')
  } finally {
    AbortController.prototype.abort = abort
  }
})

test('a newer Next may have fixed the leak: run the soak without lib/workarounds/read-abort-stacks', () => {
  expect(next.version).toBe('16.4.6')
})
