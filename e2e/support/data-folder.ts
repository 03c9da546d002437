import path from 'node:path'
import { settings } from './settings.mjs'

/** A file of the server under test: its database's URL, its log. */
export const dataFile = (name: string) => path.join(process.cwd(), settings.GUILDHALL_DATA, name)
