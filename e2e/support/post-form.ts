import { expect, type APIRequestContext } from '@playwright/test'

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

/** What the form with these fields sends along. */
export function hiddenFields(html: string, names: string[]): [string, string][] {
  const form = html
    .split('<form')
    .map((each) => each.split('</form>')[0]!)
    .find((each) => names.every((name) => each.includes(`name="${name}"`)))
  expect(form, `a form with ${names.join(', ')}`).toBeDefined()
  return (form!.match(/<input type="hidden"[^>]*>/g) ?? []).map((input) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    (/value="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  ])
}
