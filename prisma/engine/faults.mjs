import { DriverAdapterError, isDriverAdapterError } from '@prisma/driver-adapter-utils'

/** Converts an error of pg for the engine; `convert` is what adapter-pg would return. */
export const faultOf = (error, { config }, convert) => {
  const fault = connectionFaultOf(error, config)
  if (fault) return new DriverAdapterError(fault)
  try {
    return convert(error)
  } catch (thrown) {
    return isDriverAdapterError(thrown) ? thrown : sqlFault(error)
  }
}

const connectionFaultOf = (error, { host, port, user }) => {
  // `localhost` has two addresses: if both refuse, Node wraps the two errors in one without a code.
  const [{ code, syscall, message }] = error.errors ?? [error]
  if (code === 'ECONNRESET' || message === 'Connection terminated unexpectedly')
    return { kind: 'ConnectionClosed' }
  if (syscall || /timeout (expired|exceeded)|connection timeout/.test(message))
    return { kind: 'DatabaseNotReachable', host, port }
  if (message.startsWith('SASL')) return { kind: 'AuthenticationFailed', user }
}

/** Converts a script's error: PostgreSQL's own message and the line it refers to, as in psql. */
export const scriptFaultOf = (error, script) => {
  if (!error.position) return sqlFault(error)
  const line = [...script]
    .slice(0, error.position - 1)
    .join('')
    .split('\n').length
  return sqlFault(error, `\nLINE ${line}: ${script.split('\n')[line - 1].trim()}`)
}

const sqlFault = ({ message, code = '', severity = 'ERROR', detail, hint, column }, where = '') =>
  new DriverAdapterError({
    kind: 'postgres',
    code,
    severity,
    message: message + where,
    detail,
    hint,
    column,
    originalCode: code,
    originalMessage: message + where,
  })
