import { expect, test } from 'vitest'
import { sharing } from './drain-soon'

// Runs that end when told to.
function runs() {
  const ends: ((error?: Error) => void)[] = []
  const run = () =>
    new Promise<number>((resolve, reject) => {
      const number = ends.length + 1
      ends.push((error) => (error ? reject(error) : resolve(number)))
    })
  return { ends, run }
}
const settled = () => new Promise((later) => setImmediate(later))

test('calls beyond the limit share one run that begins when another ends', async () => {
  const { ends, run } = runs()
  const call = sharing(run, 2)
  const results = [call(), call(), call(), call(), call()]
  await settled()
  expect(ends).toHaveLength(2)
  ends[1]!()
  await settled()
  expect(ends).toHaveLength(3)
  const later = call()
  ends[0]!()
  await settled()
  expect(ends).toHaveLength(4)
  ends[2]!()
  ends[3]!()
  expect(await Promise.all([...results, later])).toEqual([1, 2, 3, 3, 3, 4])
})

test('a run that fails does not stop later ones', async () => {
  const { ends, run } = runs()
  const call = sharing(run, 1)
  const [first, second] = [call(), call()]
  ends[0]!(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  await settled()
  ends[1]!()
  expect(await second).toBe(2)
  const third = call()
  ends[2]!()
  expect(await third).toBe(3)
})
