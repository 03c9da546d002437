import { expect, test } from 'vitest'
import { backUp } from './backup.mjs'

test('a backup into a folder that does not exist is refused before anything is read', async () => {
  // Nothing listens there.
  const backup = backUp('postgresql://localhost:1/guildhall', '/nonexistent/x.dump')
  await expect(backup).rejects.toThrow(
    'There is no folder /nonexistent: make it first, or name a file in another one.',
  )
})
