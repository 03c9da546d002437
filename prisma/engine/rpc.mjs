/** Answers JSON-RPC requests, one per line, in order, with the result of `call(method, params)`. */
export const serve = async (call, input, output) => {
  for await (const line of linesOf(input)) {
    const { id, method, params } = JSON.parse(line)
    if (!method) continue // the client's confirmation of a print
    const answer = await answerOf(call, method, params)
    // Prisma prints what it is asked to print, not what is in a result.
    const print = answer.result?.stdout
    if (print) output.write(lineOf({ id, method: 'print', params: { content: print } }))
    output.write(lineOf({ id, ...answer }))
  }
}

// By hand, because node:readline also splits at U+2028, which JSON, and so a migration, may contain.
const linesOf = async function* (input) {
  let rest = ''
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()
    yield* lines.filter(Boolean)
  }
}

const lineOf = (message) =>
  JSON.stringify({ jsonrpc: '2.0', ...message }).replace(/[\u2028\u2029]/g, escaped) + '\n'

const escaped = (separator) => `\\u${separator.charCodeAt(0).toString(16)}`

const answerOf = async (call, method, params) => {
  try {
    return { result: (await call(method, params)) ?? {} }
  } catch ({ message, code, panic }) {
    const data = { is_panic: !!panic, message, meta: null, error_code: code }
    return { error: { code: 4466, message, data } }
  }
}
