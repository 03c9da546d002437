import { Pencil } from 'lucide-react'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { ActionButton } from '@/components/form/action-button'
import { titleIn } from '@/components/shell/org-title'
import { OrgBreadcrumbs } from '@/components/shell/org-breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DangerItem, DangerZone } from '@/components/ui/danger-zone'
import { DescriptionList } from '@/components/ui/description-list'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { requirePage } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { orgPath } from '@/lib/paths'
import { deleteProductAction } from '@/lib/products/actions'
import { asMoney } from '@/lib/products/schema'
import { findProduct } from '@/lib/products/queries'

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

/** One product, and for those who may change it the way to do so. */
export default async function ProductPage(props: Props) {
  const { org, product } = await read(props)
  const [t, format] = await Promise.all([getTranslations('products'), getFormatter()])
  const { slug } = org.organization
  const { id, name, description, price, createdBy, createdAt } = product
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={
          <OrgBreadcrumbs
            org={org}
            items={[{ label: t('title'), href: orgPath(slug, 'products') }, { label: name }]}
          />
        }
        actions={
          product.can.write && (
            <ButtonLink href={orgPath(slug, `products/${id}/edit`)}>
              <Pencil aria-hidden="true" />
              {t('edit')}
            </ButtonLink>
          )
        }
      />
      <Section id="details" title={t('details')}>
        <Card>
          <DescriptionList
            items={[
              { term: t('price'), details: format.number(...asMoney(price)) },
              {
                term: t('description'),
                details: description ? (
                  <span className="whitespace-pre-line">{description}</span>
                ) : (
                  <span className="text-muted">{t('noDescription')}</span>
                ),
              },
              { term: t('createdBy'), details: createdBy ?? t('nobody') },
              { term: t('createdAt'), details: format.dateTime(createdAt, 'day') },
            ]}
          />
        </Card>
      </Section>
      {product.can.write && <DeleteSection org={org} id={id} name={name} />}
    </>
  )
}

async function DeleteSection(props: { org: OrgContext; id: string; name: string }) {
  const { org, id: productId, name } = props
  const [t, app] = await Promise.all([getTranslations('products'), getTranslations('app')])
  const { name: organization, slug } = org.organization
  const remove = (
    <ConfirmDialog
      trigger={t('delete')}
      triggerProps={{ variant: 'danger-quiet' }}
      title={t('deleteAsk', { name })}
      description={t('deleteText', { organization })}
      cancelLabel={app('cancel')}
    >
      <ActionButton action={deleteProductAction} fields={{ org: slug, productId }} variant="danger">
        {t('delete')}
      </ActionButton>
    </ConfirmDialog>
  )
  return (
    <Section id="delete" title={t('deleteZone')}>
      <DangerZone>
        <DangerItem
          title={t('deleteTitle', { name })}
          description={t('deleteText', { organization })}
          action={remove}
        />
      </DangerZone>
    </Section>
  )
}
