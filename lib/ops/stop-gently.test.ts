import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isStopping, stopGently } from '@/lib/ops/stop-gently'

const signals = () => new EventEmitter() as EventEmitter & Parameters<typeof stopGently>[1]

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  delete (globalThis as { guildhallIsStopping?: boolean }).guildhallIsStopping
})

test('at SIGTERM the server reports that it is stopping, and continues for the delay before it stops', () => {
  const process = signals()
  const end = vi.fn()
  process.on('SIGTERM', end)
  stopGently(3_000, process)
  expect(isStopping()).toBe(false)

  process.emit('SIGTERM')
  process.emit('SIGTERM') // a supervisor may send it twice
  expect(isStopping()).toBe(true)
  vi.advanceTimersByTime(2_999)
  expect(end).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(end).toHaveBeenCalledExactlyOnceWith('SIGTERM')
})

test('without a delay, or if nothing would end the process, SIGTERM works as usual', () => {
  const process = signals()
  stopGently(3_000, process)
  expect(process.listenerCount('SIGTERM')).toBe(0)
  const end = vi.fn()
  process.on('SIGTERM', end)
  stopGently(0, process)
  process.emit('SIGTERM')
  expect(end).toHaveBeenCalledOnce()
})
