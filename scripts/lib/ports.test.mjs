import { expect, test } from 'vitest'
import { requireOwnAddress } from './ports.mjs'

test.each(['foo.invalid', '192.0.2.1', '0.0.0.0.0'])(
  'LISTEN_HOST=%s is refused with one sentence',
  async (host) => {
    await expect(requireOwnAddress(host)).rejects.toThrow(
      `LISTEN_HOST is "${host}", which is no address of this machine: use 0.0.0.0 for all`,
    )
  },
)

test.each(['0.0.0.0', '127.0.0.1', 'localhost'])('LISTEN_HOST=%s is accepted', (host) =>
  requireOwnAddress(host),
)
