import { useLocale, useTranslations } from 'use-intl'
import { EVIDENCE_KINDS } from '#db/domain'
import type { VERIFICATIONS } from '#db/domain'
import { formatShortDay } from '#app/i18n/format'
import { VerifiedIcon } from '#app/ui/icon'

type Verified = {
  verification: (typeof VERIFICATIONS)[number]
  verifiedAt: string | null
  evidence: string | null
}

/** "Verified, 3 Nov 2026, by business registration certificate": the state in words, with date and kind of evidence. */
export function VerificationState({ organisation }: { organisation: Verified }) {
  const domain = useTranslations('domain')
  const locale = useLocale()
  const { verification, verifiedAt, evidence } = organisation
  const kind = EVIDENCE_KINDS.find((one) => one === evidence)
  if (verification !== 'verified') return <>{domain(`verification.${verification}`)}</>
  return (
    <span className="verified">
      <VerifiedIcon />
      <span>
        {[
          domain('verification.verified'),
          verifiedAt && formatShortDay(verifiedAt, locale),
          kind && domain(`evidence.${kind}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  )
}
