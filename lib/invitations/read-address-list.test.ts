import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '@/lib/invitations/decode-text'
import { isEmailHeading } from '@/lib/invitations/headings'
import { readAddressList } from '@/lib/invitations/read-address-list'
import { anyCharacter } from '@/lib/testing/any-character'

const read = (text: string) =>
  readAddressList(text).rows.map(({ text: given, email, leftOut }) =>
    [email ?? `? ${given}`, leftOut].filter(Boolean).join(' '),
  )

const sample = (name: string) => {
  const text = decodeText(readFileSync(join(import.meta.dirname, 'samples', name)))
  if (text === null) throw new Error(`${name} was refused`)
  return text
}

describe('a pasted list', () => {
  test.each<[string, string, string[]]>([
    ['“Email” before an address on its line', 'Email, mia@acme.test', ['mia@acme.test']],
    ['one per line', 'mia@acme.test\nmax@acme.test', ['mia@acme.test', 'max@acme.test']],
    ['Windows line endings and empty lines', '\r\n mia@acme.test \r\n\r\n', ['mia@acme.test']],
    ['commas', 'mia@acme.test, max@acme.test', ['mia@acme.test', 'max@acme.test']],
    ['a trailing semicolon', 'mia@acme.test;max@acme.test;', ['mia@acme.test', 'max@acme.test']],
    ['a name before it', 'Mia <Mia@Acme.test>', ['mia@acme.test']],
    [
      'two pairs on one line',
      'Mia Member <mia@acme.test> Max Muster <max@acme.test>',
      ['mia@acme.test', 'max@acme.test'],
    ],
    [
      'names with commas',
      '"Acme, Mia" <mia@acme.test>, Max <max@acme.test>',
      ['mia@acme.test', 'max@acme.test'],
    ],
    [
      'a name that repeats the address',
      `'mia@acme.test' <mia@acme.test>, max@acme.test <max@acme.test>`,
      ['mia@acme.test', 'max@acme.test'],
    ],
    [
      'a name that is another address',
      '"max@acme.test" <mia@acme.test>',
      ['max@acme.test', 'mia@acme.test'],
    ],
    [
      'links',
      'mailto:mia@acme.test?subject=Hello&cc=max@acme.test',
      ['mia@acme.test', 'max@acme.test'],
    ],
    ['an encoded link', '<MAILTO:mia%40acme.test>', ['mia@acme.test']],
    [
      'HTML',
      '<a href="mailto:mia@acme.test">Mia</a><br><a href="mailto:max@acme.test">Max</a>',
      ['mia@acme.test', 'max@acme.test'],
    ],
    ['JSON', '["mia@acme.test","max@acme.test"]', ['mia@acme.test', 'max@acme.test']],
    ['slashes', 'mia@acme.test/max@acme.test', ['mia@acme.test', 'max@acme.test']],
    [
      'full-width signs',
      'ｍia＠acme.test；max@acme.test、zoe@zenith.test',
      ['mia@acme.test', 'max@acme.test', 'zoe@zenith.test'],
    ],
    [
      'full-width signs in lines that look like a table',
      'mia＠acme.test | max＠acme.test\nzoe@zenith.test | ',
      ['mia@acme.test', 'max@acme.test', 'zoe@zenith.test'],
    ],
    [
      'encoded links in lines that look like a table',
      'mailto:mia%40acme.test,mailto:max%40acme.test\nzoe@zenith.test,',
      ['mia@acme.test', 'max@acme.test', 'zoe@zenith.test'],
    ],
    [
      'the end of a sentence',
      'Ask mia@acme.test, or (max@acme.test).',
      ['mia@acme.test', 'max@acme.test'],
    ],
    ['an apostrophe that belongs to it', `o'brien+x@acme.test`, [`o'brien+x@acme.test`]],
    [
      'addresses in one pair of brackets',
      'Both <mia@acme.test,max@acme.test>',
      ['mia@acme.test', 'max@acme.test'],
    ],
    ['a bracket that is left open', 'Mia <mia@acme.test', ['mia@acme.test']],
    [
      'a heading alone on its line',
      'Email\nmia@acme.test\nmax@acme.test',
      ['mia@acme.test', 'max@acme.test'],
    ],
    [
      'a sentence before it',
      'Hi team, please email:\nmia@acme.test, max@acme.test',
      ['? Hi team, please email:', 'mia@acme.test', 'max@acme.test'],
    ],
    [
      'text that is not an address',
      'mia\nmia@\nmia@acme.test',
      ['? mia', '? mia@', 'mia@acme.test'],
    ],
    ['two at signs', 'mia@max@acme.test', ['? mia@max@acme.test']],
    ['a quoted local part', '"mia x"@acme.test', ['? @acme.test']],
    [
      'a made-up guest name',
      'gus_x.example#EXT#@acme.onmicrosoft.com',
      ['? gus_x.example#EXT#@acme.onmicrosoft.com no-mailbox'],
    ],
    [
      'a list of aliases',
      'SMTP:mia+a@acme.test+smtp:mm@acme.test+SIP:mia@acme.test',
      ['mia+a@acme.test'],
    ],
    [
      'an entry without an address',
      'mia@acme.test, max@acme.test, carol',
      ['mia@acme.test', 'max@acme.test', '? carol'],
    ],
    [
      'an entry without one in front',
      'carol; mia@acme.test; max@acme.test',
      ['mia@acme.test', 'max@acme.test', '? carol'],
    ],
    ['an address and a word', 'mia@acme.test, bad', ['mia@acme.test', '? bad']],
    [
      'a name before its address, and one without',
      'Mia Member, mia@acme.test, Bob Jones',
      ['mia@acme.test', '? Bob Jones'],
    ],
    [
      'names before their addresses, one of them without',
      'Mia, mia@acme.test, Bob, carol, Max, max@acme.test',
      ['mia@acme.test', 'max@acme.test', '? Bob', '? carol'],
    ],
    [
      'names in front of brackets, with commas, and one without an address',
      'Member, Mia <mia@acme.test>; "Muster, Max" <max@acme.test>; "Jones, Bob"；李明',
      ['mia@acme.test', 'max@acme.test', '? Jones Bob', '? 李明'],
    ],
    [
      'bullets and spaces between addresses',
      '- mia@acme.test max@acme.test, bob',
      ['mia@acme.test', 'max@acme.test', '? bob'],
    ],
    [
      'several lines of different lengths',
      'mia@acme.test, bob\nmax@acme.test, zoe@zenith.test, carol',
      ['mia@acme.test', '? bob', 'max@acme.test', 'zoe@zenith.test', '? carol'],
    ],
    [
      'the cells of a table without headings',
      'Mia,mia@acme.test,Member,\nMax,max@acme.test,,2026-01-02\n',
      ['mia@acme.test', 'max@acme.test'],
    ],
    [
      'prose',
      'Please invite mia@acme.test, max@acme.test and zoe@zenith.test, thanks\n' +
        'Hello Adam, mia@acme.test, max@acme.test, please do it today: they wait!\n' +
        'mia@acme.test, you will find her in the office on Mondays',
      [
        'mia@acme.test',
        'max@acme.test',
        'zoe@zenith.test',
        'mia@acme.test',
        'max@acme.test',
        'mia@acme.test',
      ],
    ],
    ['nothing', ' \n\t\n;;\n', []],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe('the files that people export', () => {
  test.each<[string, string[], string[]?]>([
    [
      'google-workspace.csv',
      ['mia@acme.test', 'max@acme.test'],
      ['Recovery Email', 'Home Secondary Email', 'Manager Email'],
    ],
    [
      'slack-members.csv',
      ['mia@acme.test', 'max@acme.test deactivated', 'deploybot@acme.test bot', 'zoe@zenith.test'],
    ],
    ['microsoft-365-users.csv', ['mia@acme.test', 'gus@partner.example']],
    ['excel-german.csv', ['max@acme.test', 'mia@acme.test']],
    ['excel-french-sep.csv', ['mia@acme.test']],
    ['excel-unicode-text.txt', ['mia@acme.test', 'max@acme.test']],
    [
      'recipients.txt',
      [
        'mia@acme.test',
        'max@acme.test',
        'zoe@zenith.test',
        'sam@guildhall.test',
        'olive@acme.test',
      ],
    ],
  ])('%s', (name, expected, otherColumns = []) => {
    expect(read(sample(name))).toEqual(expected)
    expect(readAddressList(sample(name)).otherColumns).toEqual(otherColumns)
  })

  test.each<[string, string, string[]]>([
    [
      'Google, with a suspended account and one without an address',
      'First Name,Email Address [Required],Status [READ ONLY],Recovery Email\n' +
        'Mia,mia@acme.test,Active,m@home.example\nMax,max@acme.test,Suspended,x@home.example\n' +
        'Zoe,,Active,z@home.example',
      ['mia@acme.test', 'max@acme.test suspended', '? Zoe Active z@home.example'],
    ],
    [
      'Google, secondary columns first',
      'Home Secondary Email,Manager Email,Email Address [Required]\nm@home.example,boss@acme.test,mia@acme.test',
      ['mia@acme.test'],
    ],
    [
      'Microsoft, an alias list, a guest without mail and a blocked account',
      'Block credential,Display name,Proxy addresses,User principal name\n' +
        'False,Mia,smtp:mm@acme.test+SMTP:mia@acme.test,mia@acme.onmicrosoft.com\n' +
        'False,Gus,,gus_p.example#EXT#@acme.onmicrosoft.com\n' +
        'True,Max,SMTP:max@acme.test,max@acme.test\nFalse,Zoe,,zoe@zenith.test',
      [
        'mia@acme.test',
        '? gus_p.example#EXT#@acme.onmicrosoft.com no-mailbox',
        'max@acme.test suspended',
        'zoe@zenith.test',
      ],
    ],
    [
      'Outlook’s contacts',
      '"First Name","E-mail Address","E-mail Display Name","E-mail 2 Address"\n' +
        '"Mia","mia@acme.test","Mia (mia@acme.test)","mia@home.example"',
      ['mia@acme.test'],
    ],
    [
      'Spanish',
      'Nombre;Correo electrónico;Estado\nMia;mia@acme.test;Activo\nMax;max@acme.test;Suspendido',
      ['mia@acme.test', 'max@acme.test suspended'],
    ],
    [
      'French',
      'Nom\tAdresse e-mail\tStatut\nMia\tmia@acme.test\tActif\nMax\tmax@acme.test\tDésactivé',
      ['mia@acme.test', 'max@acme.test deactivated'],
    ],
    [
      'Russian',
      'Имя;Электронная почта;Резервная почта\nМия;mia@acme.test;m@home.example',
      ['mia@acme.test'],
    ],
    [
      'Japanese',
      '氏名,メールアドレス,予備のメールアドレス,ステータス\n美亜,mia@acme.test,m@home.example,停止中',
      ['mia@acme.test suspended'],
    ],
    [
      "a language that we don't know",
      'Ainm,Ríomhphost\nMia,mia@acme.test\nMax,max@acme.test',
      ['mia@acme.test', 'max@acme.test'],
    ],
    [
      'a title above the headings',
      'Members of Acme\n\nName,Email\nMia,mia@acme.test',
      ['mia@acme.test'],
    ],
    [
      'a cell with two lines',
      'Name,Email,Note\n"Mia","mia@acme.test","likes\ntea"\nMax,max@acme.test,',
      ['mia@acme.test', 'max@acme.test'],
    ],
    ['an extra separator', 'Name,Email\nMuster, Max,max@acme.test', ['max@acme.test']],
    [
      'headings repeated in the middle',
      'Name,Email\nMia,mia@acme.test\nName,Email\nMax,max@acme.test',
      ['mia@acme.test', 'max@acme.test'],
    ],
    [
      'no headings',
      'mia@acme.test\tMember\nmax@acme.test\tAdmin',
      ['mia@acme.test', 'max@acme.test'],
    ],
    ['only a private address', 'Name,Private email\nMia,mia@home.example', ['mia@home.example']],
    [
      'a cell cut inside an emoji, and a zero byte',
      'Name,Email\nMia \uD83D,mia\u0000@acme.test',
      ['mia@acme.test'],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe('the bytes of a file', () => {
  const list = 'Name\tEmail\r\nÉva\teva@acme.test\r\n'
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(list)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${list}`)],
    ['UTF-16, little-endian', Buffer.from(`\uFEFF${list}`, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(`\uFEFF${list}`, 'utf16le').swap16()],
    ['UTF-16 without a byte order mark', Buffer.from(list, 'utf16le')],
    ['Windows-1252 letters', Buffer.from(list, 'latin1')],
  ])('are read: %s', (_, bytes) => {
    expect(decodeText(bytes)?.replace('\uFEFF', '')).toBe(list)
  })

  test('a Russian and a Japanese code page are detected by their headings', () => {
    const russian = [0xcf, 0xee, 0xf7, 0xf2, 0xe0] // Почта
    const japanese = [0x83, 0x81, 0x81, 0x5b, 0x83, 0x8b] // メール
    const rest = Buffer.from(';x\r\nmia@acme.test;1\r\n')
    for (const heading of [russian, japanese])
      expect(read(decodeText(Buffer.concat([Buffer.from(heading), rest]))!)).toEqual([
        'mia@acme.test',
      ])
  })

  test.each<[string, number[]]>([
    ['a workbook', [0x50, 0x4b, 3, 4, 20, 0]],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0]],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 13, 10]],
    ['any other bytes', [1, 0, 0, 7, 200, 0, 0, 3, 3, 9]],
    ['control characters', Array.from({ length: 200 }, (_, n) => (n % 2 ? 0x81 : 2))],
  ])('are refused: %s', (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toBeNull()
  })
})

const address = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9+'_]{0,8}[a-z0-9]$/),
    fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/),
  )
  .map(([local, domain]) => `${local}@${domain}.test`)
const around = fc.constantFrom<((a: string) => string)[]>(
  (a) => a,
  (a) => `Mia Member <${a}>`,
  (a) => `"Member, Mia" <${a}>`,
  (a) => `mailto:${a}`,
  (a) => `<${a}>`,
  (a) => `'${a}'`,
  (a) => `(${a})`,
  (a) => `＜${a.replace('@', '＠')}＞`,
  (a) => `\u202A${a}\u202C`,
)
const separator = fc.constantFrom(
  ' ',
  ', ',
  ',',
  ';',
  '；',
  '\n',
  '\r\n',
  '\t',
  ' | ',
  ' and ',
  ' / ',
  '\u00A0',
  '\u2028',
)

test('no pasted address is lost, whatever surrounds it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(address, around, separator), { minLength: 1, maxLength: 12 }),
      (parts) => {
        const text = parts.map(([one, wrap, after]) => wrap(one) + after).join('')
        const found = readAddressList(text).rows.map(({ email }) => email)
        for (const [one] of parts) expect(found).toContain(one)
      },
    ),
    { numRuns: 500 },
  )
})

test('no entry of a pasted list is lost, unless it is a name in front of an address', () => {
  const name = fc.oneof(
    fc.stringMatching(/^[a-z]{3,9}( [a-z]{3,9}){0,2}$/),
    fc.constantFrom('mail', 'bob email', 'smtpaa', 'proxy', 'manager', 'login', 'bot', 'mailto'),
    fc.constantFrom('sep', 'status', 'active', 'name', 'no', 'mia adresse', 'ext', 'ja'),
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(address, name), { minLength: 1, maxLength: 12 }),
      fc.constantFrom(', ', ',', '; ', ';', '；', '、', '\n'),
      (entries, between) => {
        fc.pre(between !== '\n' || !entries.some(isEmailHeading)) // what is above is a title then
        const isAddress = (entry = '') => entry.includes('@')
        const named = entries.filter(
          (entry, index) => isAddress(entry) && index > 0 && !isAddress(entries[index - 1]),
        )
        const areNamed = between !== '\n' && named.length === entries.filter(isAddress).length
        const read = readAddressList(entries.join(between)).rows.map(({ text }) => text)
        const kept = entries.filter(
          (entry, index) => isAddress(entry) || !(areNamed && isAddress(entries[index + 1])),
        )
        if (entries.some(isAddress)) for (const entry of kept) expect(read).toContain(entry)
      },
    ),
    { numRuns: 500 },
  )
})

test('every address in a table is either read, or its column or row is named', () => {
  const cell = fc.oneof(address, fc.constantFrom('', 'Mia', 'a, b', 'line\nbreak', 'x@', '"q"'))
  const heading = fc.constantFrom(
    'Name',
    'Email',
    'E-Mail',
    'Manager Email',
    'Notes',
    'Status',
    '氏名',
    '',
  )
  fc.assert(
    fc.property(
      fc.array(heading, { minLength: 1, maxLength: 4 }),
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      (headings, records) => {
        const quoted = (cells: string[]) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join()
        const { rows, otherColumns } = readAddressList(
          [headings, ...records].map(quoted).join('\n'),
        )
        const named = rows.map(({ text }) => text).join(' ')
        records.forEach((cells) =>
          cells.forEach((one, index) => {
            if (!one.includes('@') || named.includes(one)) return
            expect(otherColumns).toContain(headings[index] || String(index + 1))
          }),
        )
      },
    ),
    { numRuns: 500 },
  )
})

test('any text is read, as well-formed strings of at most 254 characters without zero bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 400 }), (text) => {
      for (const row of readAddressList(text).rows) {
        expect(row.text.isWellFormed()).toBe(true)
        expect([...row.text].length).toBeLessThanOrEqual(254)
        expect(row.text).not.toContain('\u0000')
      }
    }),
  )
})
