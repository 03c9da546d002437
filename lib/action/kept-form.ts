import 'server-only'
import { getTranslations } from '@/lib/i18n/translations'
import { html, htmlDocument } from '@/lib/action/html-document'

/** Why a form posted without JavaScript was not accepted. */
export type KeptBecause = 'maintenance' | 'database' | 'tooLarge'

/**
 * A document that says why a form was not accepted and contains what was typed, so that it can be sent
 * again to the same URL. Passwords, which no page repeats, and files are left out. It needs no database
 * and no script, because regular pages cannot be rendered while the site is unavailable.
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

/** React's own fields and empty ones are hidden inputs; typed values are visible and editable. */
function fieldOf([name, value]: [string, string]) {
  const isTyped = value !== '' && /^[a-z]/i.test(name) && !/token|id$|^(org|next)$/i.test(name)
  return isTyped
    ? `<textarea name="${html(name)}" aria-label="${html(name)}" rows="2">${html(value)}</textarea>`
    : `<input type="hidden" name="${html(name)}" value="${html(value)}">`
}
