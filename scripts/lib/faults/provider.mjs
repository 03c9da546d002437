import { once } from 'node:events'
import http from 'node:http'

/**
 * An email provider that behaves like Resend, with idempotency keys, and fails: of twenty calls two get
 * a 500, one never gets a response, and one is accepted without a response.
 */
export async function faultyProvider() {
  const seen = { calls: 0, delivered: new Map(), unprotected: new Map(), mood: 'faulty' }
  const answers = new Map()
  const note = (map, mail) => {
    const [{ value }] = mail.tags
    map.set(value, (map.get(value) ?? 0) + 1)
  }
  const server = http.createServer(async (request, response) => {
    let body = ''
    for await (const data of request) body += data
    const fault = faultOf(seen.mood, seen.calls++ % 20)
    if (fault === 'hang') return
    if (fault === 'refuse') return void response.writeHead(500).end('{"name":"application_error"}')
    const mails = [JSON.parse(body)].flat()
    for (const mail of mails) note(seen.unprotected, mail)
    const key = request.headers['idempotency-key']
    const first = answers.get(key)
    if (first && first.body !== body)
      return void response
        .writeHead(409)
        .end('{"name":"invalid_idempotent_request","statusCode":409}')
    if (!first) {
      for (const mail of mails) note(seen.delivered, mail)
      const ids = mails.map((mail) => ({ id: `p-${mail.tags[0].value}` }))
      answers.set(key, { body, answer: request.url.endsWith('/batch') ? { data: ids } : ids[0] })
    }
    if (fault === 'lose') return void response.destroy()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answers.get(key).answer))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = () => (server.closeAllConnections(), server.close())
  return { url: `http://127.0.0.1:${server.address().port}`, seen, close }
}

function faultOf(mood, call) {
  if (mood !== 'faulty') return mood
  return { 1: 'refuse', 11: 'refuse', 3: 'lose', 6: 'hang' }[call]
}
