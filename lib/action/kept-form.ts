import 'server-only'
import { getTranslations } from '@/lib/i18n/translations'
import { html, htmlDocument } from '@/lib/action/html-document'

/** Why a form that was posted without JavaScript was not taken. */
export type KeptBecause = 'maintenance' | 'database' | 'tooLarge'

/**
 * A document that says why a form was not taken and holds what was typed, so that it can be sent again
 * to the address where it was. Passwords, which no page repeats, and files are left out. It asks no
 * database and needs no script: a page of its own cannot be drawn while the site is away.
 */
export async function keptForm(why: KeptBecause, form?: FormData): Promise<string> {
  const t = await getTranslations('away')
  const title = t(`${why}Title`)
  const fields = [...(form ?? [])].filter(isKept)
  const again = `<p>${html(t('kept'))}</p><form method="post" enctype="multipart/form-data">
${fields.map(fieldOf).join('\n')}
<button>${html(t('again'))}</button></form>`
  return htmlDocument(title, `<p>${html(t(why))}</p>\n${fields.length > 0 ? again : ''}`)
}

const isKept = (entry: [string, FormDataEntryValue]): entry is [string, string] =>
  typeof entry[1] === 'string' && !/password/i.test(entry[0])

/** React's own fields and empty ones go along unseen; what somebody typed can be read and changed. */
function fieldOf([name, value]: [string, string]) {
  const isTyped = value !== '' && /^[a-z]/i.test(name) && !/token|id$|^(org|next)$/i.test(name)
  return isTyped
    ? `<textarea name="${html(name)}" aria-label="${html(name)}" rows="2">${html(value)}</textarea>`
    : `<input type="hidden" name="${html(name)}" value="${html(value)}">`
}
