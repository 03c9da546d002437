import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { MailError, type Mail } from '@/lib/mail/mail'
import { smtpTransport } from './smtp-transport'

const mail: Mail = {
  id: '01997c6e-3f4b-7c3a-9a4e-1f2d3c4b5a69',
  to: 'mia@acme.test',
  from: 'Guildhall, Inc. <guildhall@acme.test>',
  replyTo: 'olive@acme.test',
  subject: 'Olive invites you',
  html: '<p>Hello</p>',
  text: 'Hello',
}

test('sends to the recipient, with Reply-To and a Message-ID made from the outbox id', async () => {
  const server = await fakeServer()
  expect(await server.send(mail)).toEqual({ providerId: `<${mail.id}@acme.test>` })
  expect(server.commands).toContain('MAIL FROM:<guildhall@acme.test>')
  expect(recipients(server)).toEqual(['RCPT TO:<mia@acme.test>'])
  expect(server.headers()).toMatchObject({
    from: '"Guildhall, Inc." <guildhall@acme.test>',
    to: 'mia@acme.test',
    'reply-to': 'olive@acme.test',
    subject: 'Olive invites you',
    'message-id': `<${mail.id}@acme.test>`,
    'auto-submitted': 'auto-generated',
  })
  expect(server.message).toContain('text/plain')
  expect(server.message).toContain('text/html')
})

test('an optional email tells the email program how to unsubscribe', async () => {
  const server = await fakeServer()
  const unsubscribeUrl = `https://guildhall.example/api/unsubscribe/${'t'.repeat(75)}?kind=answers`
  await server.send({ ...mail, unsubscribeUrl })
  expect(server.headers()).toMatchObject({
    'list-unsubscribe': `<${unsubscribeUrl}>`,
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
  })
})

test('quotes in the name of the sender are sent once', async () => {
  const server = await fakeServer()
  await server.send({ ...mail, from: '"The \\"Guild\\"" <guildhall@acme.test>' })
  expect(server.headers().from).toBe('"The \\"Guild\\"" <guildhall@acme.test>')
})

test('sends no Reply-To if there is none', async () => {
  const server = await fakeServer()
  await server.send({ ...mail, replyTo: undefined })
  expect(server.headers()).not.toHaveProperty('reply-to')
})

test('a subject cannot add a header', async () => {
  const server = await fakeServer()
  await server.send({ ...mail, subject: 'Hello\r\nBcc: stranger@evil.example\r\n\r\n<h1>Hi</h1>' })
  expect(server.headers()).not.toHaveProperty('bcc')
  expect(server.headers().subject).toContain('Hello Bcc: stranger@evil.example')
  expect(recipients(server)).toHaveLength(1)
})

test.each([
  { to: 'mia@acme.test, stranger@evil.example' },
  { to: 'mia@acme.test;stranger@evil.example' },
  { to: '"mia@acme.test stranger"@evil.example' },
  { to: 'Mia <mia@acme.test>' },
  { to: 'group:mia@acme.test' },
  { to: 'mia@acme.test\r\nRCPT TO:<stranger@evil.example>' },
  { to: 'mia@@acme.test' },
  { to: '' },
  { replyTo: 'olive@acme.test\r\nBcc: stranger@evil.example' },
])('only a single bare address is sent to: %j', async (bad) => {
  const server = await fakeServer()
  expect((await failureOf(server.send({ ...mail, ...bad }))).retryable).toBe(false)
  expect(server.commands).toEqual([])
})

test('an invalid sender is reported as a settings problem', async () => {
  const server = await fakeServer()
  const from = 'Guildhall\r\nBcc: stranger@evil.example <guildhall@acme.test>'
  expect((await failureOf(server.send({ ...mail, from }))).retryable).toBe(true)
  expect(server.commands).toEqual([])
})

test.each([
  ['MAIL', '550 5.1.8 sender refused', 'settings'],
  ['MAIL', '451 4.7.1 too many messages', 'limited'],
  ['MAIL', '530 5.7.0 authentication required', 'settings'],
  ['RCPT', '550 5.1.1 nobody of that name', 'refused'],
  ['RCPT', '450 4.2.0 greylisted', 'later'],
  ['RCPT', '421 4.7.0 too many recipients', 'limited'],
  ['RCPT', '554 5.7.1 <mia@acme.test>: Relay access denied', 'settings'],
  ['RCPT', '550 relay not permitted', 'settings'],
  ['RCPT', '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'settings'],
  ['RCPT', '550 5.1.0 <a@b.test>: Sender address rejected: User unknown', 'settings'],
  ['RCPT', '550 5.1.8 domain of sender does not exist', 'settings'],
  ['RCPT', '554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied', 'settings'],
  ['RCPT', '550 5.7.0 authentication required', 'settings'],
  ['RCPT', '550 5.7.1 <relay@sender.test>: Recipient address rejected', 'refused'],
  ['RCPT', '550 5.1.1 relay@acme.test unknown, not relayed', 'refused'],
  ['RCPT', '550 5.1.1 <certificate@acme.test> is unknown', 'refused'],
  ['RCPT', '550 5.7.133 sender not authenticated for group', 'refused'],
  ['.', '550 The from address does not match a verified Sender Identity', 'settings'],
  ['.', '554 5.7.1 rejected as spam', 'refused'],
  ['DATA', '554 5.7.1 refused', 'refused'],
  ['.', '552 5.3.4 too big', 'refused'],
  ['.', '451 4.3.0 try later', 'later'],
  ['EHLO', '421 4.3.2 going down', 'limited'],
  ['greeting', '554 no service', 'away'],
])('reports %s answered by "%s" as %s', async (command, reply, kind) => {
  const server = await fakeServer({ [command]: reply })
  expect((await failureOf(server.send(mail))).kind).toBe(kind)
})

test('reports a refused password as a settings problem', async () => {
  const server = await fakeServer({
    EHLO: '250-test\r\n250 AUTH PLAIN LOGIN',
    AUTH: '535 5.7.8 wrong password',
  })
  const url = server.url.replace('smtp://', 'smtp://olive:secret@')
  expect((await failureOf(smtpTransport({ url }).send(mail))).kind).toBe('settings')
})

test('smtps:// for a server without TLS on that port is reported as a settings problem', async () => {
  const server = await fakeServer()
  const url = server.url.replace('smtp://', 'smtps://')
  expect(await failureOf(smtpTransport({ url }).send(mail))).toMatchObject({
    kind: 'settings',
    message: expect.stringContaining('use smtp:// instead of smtps://'),
  })
})

test('gives up on a silent server at the timeout', async () => {
  const server = await fakeServer({ greeting: null })
  expect((await failureOf(server.send(mail))).retryable).toBe(true)
  const stalled = await fakeServer({ '.': null })
  expect((await failureOf(stalled.send(mail))).retryable).toBe(true)
})

test('gives up on a trickling server at the timeout', async () => {
  const server = await fakeServer({ EHLO: '250-one moment …' })
  expect((await failureOf(server.send(mail))).retryable).toBe(true)
})

test.each([
  ['greeting', null, true],
  ['EHLO', null, true],
  ['RCPT', null, true],
  ['.', null, false],
  ['.', '451 4.3.0 try later', true],
])(
  'an email may have been sent only if the server got all of it: %s answered by %j',
  async (command, reply, isUnsent) => {
    const server = await fakeServer({ [command]: reply })
    const html = '<p>Hello Mia</p>'.repeat(200)
    expect(await failureOf(server.send({ ...mail, html }))).toMatchObject({ isUnsent })
  },
)

test('never sends a password unencrypted to another machine', async () => {
  const server = await fakeServer({ EHLO: '250-test\r\n250 AUTH PLAIN LOGIN', STARTTLS: '502 no' })
  const url = server.url.replace('127.0.0.1', 'olive:secret@0.0.0.0')
  expect((await failureOf(smtpTransport({ url }).send(mail))).retryable).toBe(true)
  expect(server.commands.at(-1)).toBe('STARTTLS')
  expect(server.commands.join()).not.toContain('AUTH')
})

test('retries when nobody answers', async () => {
  const transport = smtpTransport({ url: 'smtp://127.0.0.1:1' })
  expect((await failureOf(transport.send(mail))).retryable).toBe(true)
})

type Replies = Record<string, string | null>
type Server = Awaited<ReturnType<typeof fakeServer>>

const recipients = ({ commands }: Server) => commands.filter((line) => line.startsWith('RCPT'))

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/**
 * A minimal SMTP server for one email. `replies` overrides the response to a command (by its first
 * word); null: no response; one that ends in … never ends.
 */
async function fakeServer(replies: Replies = {}) {
  const commands: string[] = []
  let message = ''
  const server = createServer((socket) => {
    closers.push(() => socket.destroy())
    socket.on('error', () => {})
    say(socket, replies.greeting, '220 test')
    let reading = false
    let rest = ''
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (reading && line !== '.') message += `${line}\r\n`
        else reading = obey(socket, line)
      }
    })
  })

  function obey(socket: Socket, line: string): boolean {
    const command = line === '.' ? '.' : (line.split(/[ :]/)[0] ?? '')
    if (command !== '.') commands.push(line)
    say(socket, replies[command], command === 'DATA' ? '354 go on' : '250 fine')
    return command === 'DATA' && replies.DATA === undefined
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  closers.push(() => server.close())
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...smtpTransport({ url, timeoutMs: 300 }),
    url,
    commands,
    get message() {
      return message
    },
    headers: () => headersOf(message),
  }
}

function say(socket: Socket, reply: string | null | undefined, otherwise: string) {
  if (reply === null) return
  const line = `${reply ?? otherwise}\r\n`
  socket.write(line)
  if (line.includes('…')) {
    const again = setInterval(() => socket.write(line), 100)
    socket.once('close', () => clearInterval(again))
  }
}

function headersOf(message: string): Record<string, string> {
  const [head = ''] = message.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(': ')
      return [name.toLowerCase(), value.join(': ')]
    }),
  )
}

async function failureOf(sending: Promise<unknown>): Promise<MailError> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(MailError)
  return error as MailError
}
