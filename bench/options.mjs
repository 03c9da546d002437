import { parseArgs } from 'node:util'
import { Failure } from '../scripts/lib/failure.mjs'

const names = [
  ...['empty', 'rows', 'better-auth-invite', 'better-auth-accept'],
  ...['orgs', 'org', 'people-25', 'people-5000', 'people-100000', 'settings', 'activity'],
  ...['invite', 'accept', 'account', 'login', 'landing'],
]
// "org" is a name of its own; "people" stands for every size.
const select = (wanted) =>
  names.includes(wanted) ? [wanted] : names.filter((name) => name.startsWith(wanted))

const signedIn = names.slice(4, -2)

const soaked = ['orgs', 'org', 'people-25', 'invite', 'accept', 'account', 'login']
const usage = `Usage: npm run bench [-- --large] [-- --seconds 10] [-- --soak=5000 --connections 8] [-- --only ${names.join(',')}].`
/**
 * @param {string[]} args
 * @returns {{ seconds: number, soak: number, connections: number, large: boolean, only: string[] }} soak:
 *   requests to each page at so many connections; 0 for none
 * @throws {Failure} with the usage
 */
export function readOptions(args) {
  const { seconds, soak, connections, large, only } = parse(args)
  if (!(seconds >= 1 && seconds <= 600)) throw new Failure(usage)
  if (!(soak === 0 || (soak >= 1_000 && soak <= 1_000_000))) throw new Failure(usage)
  if (!(connections >= 1 && connections <= 500)) throw new Failure(usage)
  const wanted = only.split(',').filter(Boolean)
  if (!wanted.every((name) => select(name).length > 0)) throw new Failure(usage)
  const all = soak > 0 ? soaked : large ? signedIn : names
  const targets = wanted.length > 0 ? [...new Set(wanted.flatMap(select))] : all
  return { seconds, soak, connections, large, only: targets }
}

function parse(args) {
  try {
    const { values } = parseArgs({
      args: args.map((arg) => (arg === '--soak' ? '--soak=5000' : arg)),
      options: {
        seconds: { type: 'string', default: '10' },
        soak: { type: 'string', default: '0' },
        connections: { type: 'string', default: '8' },
        only: { type: 'string', default: '' },
        large: { type: 'boolean', default: false },
      },
    })
    const { seconds, soak, connections, ...rest } = values
    return { seconds: +seconds, soak: +soak, connections: +connections, ...rest }
  } catch {
    throw new Failure(usage)
  }
}
