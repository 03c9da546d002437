/** What the form with these fields of a page sends along, besides what is typed. */
export function hiddenFields(html: string, names: string[]): [string, string][] {
  const form = html
    .split('<form')
    .map((each) => each.split('</form>')[0]!)
    .find((each) => names.every((name) => each.includes(`name="${name}"`)))
  if (!form) throw new Error(`No form with ${names.join(', ')}`)
  return (form.match(/<input type="hidden"[^>]*>/g) ?? []).map((input) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    (/value="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  ])
}
