import { expect, test } from 'vitest'
import { overlay, TO_TRANSLATE } from '@/lib/i18n/overlay'
import de from '@/messages/de.json'
import enGB from '@/messages/en-GB.json'
import en from '@/messages/en.json'
import ja from '@/messages/ja.json'

/** Every message of a file: its key, like "errors.signed-out", and its text. */
const messagesOf = (group: object, path: string[] = []): [key: string, text: string][] =>
  Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[[...path, name].join('.'), value] as [string, string]]
      : messagesOf(value as object, [...path, name]),
  )

const english = new Map(messagesOf(en))
const isWaiting = (text: string) => text.startsWith(TO_TRANSLATE)
/** Only a word in brackets, which is written in each language. */
const isWord = (text: string) => /^\[\w+\]$/.test(text)

test('British English has no message that equals the English one', () => {
  expect(messagesOf(enGB).filter(([key, text]) => english.get(key) === text)).toEqual([])
})

test('British English uses Oxford spelling: -our, -re, doubled l, and -ize', () => {
  const american =
    /\b\w*(color|favor|behavior|honor|center|catalog|cancele|labele|travele|modele|gray|license|organisation)/i
  expect(messagesOf(overlay(en, enGB)).filter(([, text]) => american.test(text))).toEqual([])
})

test('Japanese messages contain Japanese', () => {
  const same = [
    'app.home',
    'mailbox.html',
    'account.deviceName',
    'signup.slug',
    'command.keys',
    'command.keysOnMac',
  ]
  const latin = messagesOf(ja).filter(
    ([key, text]) =>
      !same.includes(key) &&
      !isWaiting(text) &&
      !isWord(text) &&
      !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text),
  )
  expect(latin).toEqual([])
})

test('few German messages equal the English ones', () => {
  const same = messagesOf(de).filter(([key, text]) => english.get(key) === text)
  const loans =
    /^(Admins?|Bot|Code|Passkeys|Domain|Guildhall|HTML|Logo|Name|Organisation|Passkey|Person|Status|Text|URL|Website|optional|⌘K)$/
  expect(same.filter(([, text]) => !isWord(text) && !loans.test(text))).toEqual([])
})
