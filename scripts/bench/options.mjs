import { parseArgs } from 'node:util'
import { Failure } from '../lib/failure.mjs'

const names = ['orgs', 'org', 'people-25', 'people-5000', 'invite', 'accept', 'login', 'signup']
const usage = `Usage: npm run bench [-- --seconds 10] [-- --only ${names.join(',')}].`

/**
 * @param {string[]} args
 * @returns {{ seconds: number, only: string[] }}
 * @throws {Failure} with the usage
 */
export function readOptions(args) {
  const { seconds, only } = parse(args)
  if (!(seconds >= 1 && seconds <= 600)) throw new Failure(usage)
  const wanted = only.split(',').filter(Boolean)
  if (!wanted.every((name) => select(name).length > 0)) throw new Failure(usage)
  return { seconds, only: wanted.length > 0 ? [...new Set(wanted.flatMap(select))] : names }
}

// "org" is a name of its own; "people" stands for both sizes.
const select = (wanted) =>
  names.includes(wanted) ? [wanted] : names.filter((name) => name.startsWith(wanted))

function parse(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        seconds: { type: 'string', default: '10' },
        only: { type: 'string', default: '' },
      },
    })
    return { seconds: Number(values.seconds), only: values.only }
  } catch {
    throw new Failure(usage)
  }
}
