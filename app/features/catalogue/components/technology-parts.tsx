import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { CertificateSeal } from '#app/ui/certificate-badge'
import { DataTable } from '#app/ui/data-table'

type Certificate = {
  id: string
  code: string
  detail: string
  term: string
  state: 'valid' | 'soon' | 'expired' | 'unverified'
}

/** Certificates with their terms, then patents and the like. */
export function CertificateList({
  certificates,
  property,
  paperOf,
}: {
  certificates: Certificate[]
  property: string[]
  /** The document of a certificate, from whoever keeps it. */
  paperOf?: (certificate: string) => ReactNode
}) {
  return (
    <>
      <ul className="certs">
        {certificates.map((certificate, index) => (
          <li key={index}>
            <CertificateSeal state={certificate.state} code={certificate.code} />
            <span>
              {certificate.detail}
              <small className="small mute block">{certificate.term}</small>
              {paperOf?.(certificate.id)}
            </span>
          </li>
        ))}
      </ul>
      {property.length > 0 && (
        <ul className="stack mt-4 small">
          {property.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  )
}

type Reference = {
  project: string
  client?: string
  where: string
  year?: number
  scale?: string
  result?: string
}

/** Where a technology has been applied, and with what result. */
export function ReferenceTable({ references }: { references: Reference[] }) {
  const t = useTranslations('listing')
  return (
    <DataTable
      caption={t('section.references')}
      captionHidden
      rows={references}
      rowId={(reference) => `${reference.project} ${reference.year ?? ''}`}
      columns={[
        {
          id: 'project',
          label: t('reference.project'),
          header: true,
          cell: (reference) => (
            <>
              {reference.project}
              {reference.client && <small className="small mute block">{reference.client}</small>}
            </>
          ),
        },
        { id: 'where', label: t('reference.where'), cell: (reference) => reference.where },
        {
          id: 'year',
          label: t('reference.year'),
          numeric: true,
          cell: (reference) => reference.year,
        },
        { id: 'scale', label: t('reference.scale'), cell: (reference) => reference.scale },
        { id: 'result', label: t('reference.result'), cell: (reference) => reference.result },
      ]}
    />
  )
}
