import type { APIRequestContext } from '@playwright/test'
import { hiddenFields } from '../../scripts/testing/hidden-fields'

/** Opens a page without JavaScript, and sends its form that has these fields. */
export async function postForm(
  visitor: APIRequestContext,
  origin: string,
  path: string,
  fields: Record<string, string>,
) {
  const html = await (await visitor.get(path)).text()
  const multipart = { ...Object.fromEntries(hiddenFields(html, Object.keys(fields))), ...fields }
  return visitor.post(path, { multipart, headers: { origin }, maxRedirects: 0 })
}
