import { catalogues } from '@/lib/i18n/catalogues'

/** The validation messages in one language; forms fetch them when they hydrate. */
export async function GET(_: Request, { params }: RouteContext<'/api/texts/[locale]'>) {
  const { locale } = await params
  if (!Object.hasOwn(catalogues, locale)) return new Response(null, { status: 404 })
  return Response.json(catalogues[locale as keyof typeof catalogues].validation, {
    headers: { 'Cache-Control': 'public, max-age=600, stale-while-revalidate=86400' },
  })
}
