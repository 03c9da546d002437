import { Pencil } from 'lucide'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { DeleteSection } from '@/components/shell/delete-section'
import { titleIn } from '@/components/shell/org-title'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Icon } from '@/components/ui/icon'
import { Section } from '@/components/ui/section'
import { requirePage } from '@/lib/access/context'
import { orgPath } from '@/lib/paths'
import { deleteProductAction } from '@/lib/products/actions'
import { findProduct } from '@/lib/products/queries'
import { CURRENCY } from '@/lib/products/schema'
import { asMoney } from '@/lib/text/money'

type Props = PageProps<'/orgs/[slug]/products/[productId]'>

async function read({ params }: Props) {
  const { slug, productId } = await params
  const org = await requirePage(slug, 'products/[productId]')
  return { org, product: (await findProduct(org, productId)) ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug } = await props.params
  return { title: await titleIn(slug, (await read(props)).product.name) }
}

/** One product, with a link to edit it for people who may. */
export default async function ProductPage(props: Props) {
  const { org, product } = await read(props)
  const [t, records, format] = await Promise.all([
    getTranslations('products'),
    getTranslations('records'),
    getFormatter(),
  ])
  const { name: organization, slug } = org.organization
  const { id, name, description, price, createdBy, createdAt } = product
  return (
    <>
      <OrgHeader
        org={org}
        title={name}
        trail={[{ label: t('title'), href: orgPath(slug, 'products') }]}
        actions={
          product.can.write && (
            <ButtonLink href={orgPath(slug, `products/${id}/edit`)}>
              <Icon of={Pencil} />
              {records('edit')}
            </ButtonLink>
          )
        }
      />
      <Section id="details" title={records('details')}>
        <Card>
          <DescriptionList
            items={[
              { term: t('price'), details: format.number(...asMoney(price, CURRENCY)) },
              {
                term: t('description'),
                details: description ? (
                  <span className="whitespace-pre-line">{description}</span>
                ) : (
                  <span className="text-muted">{t('noDescription')}</span>
                ),
              },
              { term: records('createdBy'), details: createdBy ?? records('nobody') },
              { term: records('createdAt'), details: format.dateTime(createdAt, 'day') },
            ]}
          />
        </Card>
      </Section>
      {product.can.write && (
        <DeleteSection
          action={deleteProductAction}
          fields={{ org: slug, productId: id }}
          name={name}
          label={t('delete')}
          description={t('deleteText', { organization })}
        />
      )}
    </>
  )
}
