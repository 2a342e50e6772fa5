import type { Certification } from '#db/domain'

/** How a certificate stands on a day. Verified is a separate word: a valid term may still be unchecked. */
export type CertificateTerm = 'valid' | 'expiring' | 'expired' | 'notYet' | 'unknown'
export type CertificateView = Certification & { term: CertificateTerm; daysLeft: number | null }

const EXPIRING_WITHIN_DAYS = 183
const DAY = 86_400_000

/** The certificates as they stand on a day, `YYYY-MM-DD`; expiring means within half a year. */
export const certificatesOn = (certificates: Certification[], today: string): CertificateView[] =>
  certificates.map((certificate) => {
    const daysLeft = certificate.validTo ? daysBetween(today, certificate.validTo) : null
    return { ...certificate, daysLeft, term: termOf(certificate, today, daysLeft) }
  })

function termOf(
  { type, validFrom }: Certification,
  today: string,
  daysLeft: number | null,
): CertificateTerm {
  if (validFrom && validFrom > today) return 'notYet'
  if (daysLeft === null) return type ? 'valid' : 'unknown'
  if (daysLeft < 0) return 'expired'
  return daysLeft <= EXPIRING_WITHIN_DAYS ? 'expiring' : 'valid'
}

const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
