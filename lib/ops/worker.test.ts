import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { whenChosen } from '@/lib/ops/worker'

test('a single process does scheduled work immediately; of several, only the chosen one does', () => {
  const start = vi.fn()
  const channel = Object.assign(new EventEmitter(), { send: vi.fn() })
  whenChosen(start, channel, false)
  expect(start).toHaveBeenCalledOnce()
  expect(channel.send).not.toHaveBeenCalled()

  whenChosen(start, channel, true)
  expect(channel.send).toHaveBeenCalledExactlyOnceWith('started')
  channel.emit('message', 'something else')
  expect(start).toHaveBeenCalledOnce()
  channel.emit('message', 'timed-work')
  expect(start).toHaveBeenCalledTimes(2)
})
