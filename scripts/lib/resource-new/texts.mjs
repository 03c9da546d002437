import { capital, inWords } from '../words.mjs'

// The mark of lib/i18n/overlay.ts: the text is shown in English until it is translated.
const TO_TRANSLATE = '[translate] '

/** lib/<plural>/messages.json: the texts by language. */
export const messagesFile = (resource, locales) => {
  const english = texts(resource)
  const of = (locale) => [locale, locale === 'en' ? english : marked(english)]
  return `${JSON.stringify(Object.fromEntries(locales.map(of)), null, 2)}\n`
}

const marked = (texts) =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === 'string' ? `${TO_TRANSLATE}${text}` : marked(text),
    ]),
  )

function texts({ camel, camels, words, wordsPlural, fields, members }) {
  const plural = capital(wordsPlural)
  const choices = fields.filter(({ type }) => type === 'choice')
  const reassigns = members.length > 0
  const labels = fields.map(({ name, label }) => [name, label])
  return {
    flash: {
      [`${camel}Created`]: `${capital(words)} created.`,
      [`${camel}Saved`]: 'Changes saved.',
      [`${camel}Deleted`]: `${capital(words)} deleted.`,
      ...(reassigns && {
        [`${camels}Reassigned`]: `{count, plural, =0 {There was nothing to reassign.} one {# ${words} reassigned.} other {# ${wordsPlural} reassigned.}}`,
      }),
    },
    nav: { [camels]: plural },
    activity: { kinds: { [camel]: plural } },
    events: {
      [camel]: {
        created: `<b>{actor}</b> added the ${words} <b>{name}</b>`,
        updated: `<b>{actor}</b> changed the ${words} <b>{name}</b>`,
        deleted: `<b>{actor}</b> deleted the ${words} <b>{name}</b>`,
        ...(reassigns && {
          reassigned: `<b>{actor}</b> reassigned {count, plural, one {# ${words}} other {# ${wordsPlural}}} to <b>{target}</b>`,
        }),
      },
    },
    [camels]: {
      title: plural,
      intro: `${plural} of {organization}.`,
      new: `New ${words}`,
      search: `Search ${wordsPlural}`,
      caption: `${plural} of {organization}`,
      emptyTitle: `No ${wordsPlural} yet`,
      empty: `${plural} that an admin adds are listed here for everyone in {organization}.`,
      noneTitle: `No ${wordsPlural} found`,
      create: `Create ${words}`,
      delete: `Delete ${words}`,
      deleteText: `Permanently deletes the ${words} for everyone in {organization}.`,
      ...(reassigns && {
        reassign: `Reassign ${wordsPlural}`,
        reassignText: `Gives all ${wordsPlural} of one member to another, or those of former members.`,
      }),
      fields: Object.fromEntries(labels),
      ...(choices.length > 0 && {
        options: Object.fromEntries(
          choices.map(({ name, options }) => [
            name,
            Object.fromEntries(options.map((option) => [option, inWords(option)])),
          ]),
        ),
      }),
    },
    firstSteps: { [camels]: `Add the first ${words}` },
  }
}
