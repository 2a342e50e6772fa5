import { Anchor } from './anchor'
import { classNames } from './class-names'

/** valid, ending within six months, ended, or free text that nobody checked. */
export type CertificateState = 'valid' | 'soon' | 'expired' | 'unverified'

type Props = {
  state: CertificateState
  /** The short code: NET, GS, ISO 9001. Not shown for unverified free text. */
  code: string
  /** Number and end, or how long is left, as a sentence would say it. */
  detail?: string
  to?: string
  lang?: string
}

const CLASS: Record<CertificateState, string | false> = {
  valid: false,
  soon: 'soon',
  expired: 'off expired',
  unverified: 'free',
}

/** A certificate in one line; the state is in the words as well as in the colour. */
export function CertificateBadge({ state, code, detail, to, lang }: Props) {
  const className = classNames('cert', CLASS[state])
  const inside =
    state === 'unverified' ? (
      <span>{detail ?? code}</span>
    ) : (
      <>
        <b>{code}</b>
        {detail && <span>{detail}</span>}
      </>
    )
  return to ? (
    <Anchor className={className} to={to} lang={lang}>
      {inside}
    </Anchor>
  ) : (
    <span className={className} lang={lang}>
      {inside}
    </span>
  )
}

/** The seal on a technology's own page: code and class, beside issuer and dates. */
export function CertificateSeal({ state, code, detail }: Pick<Props, 'state' | 'code' | 'detail'>) {
  return (
    <span
      className={classNames(
        'seal',
        state === 'soon' && 'soon',
        (state === 'expired' || state === 'unverified') && 'off',
      )}
    >
      {code}
      {detail && <small>{detail}</small>}
    </span>
  )
}
