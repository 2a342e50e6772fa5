import type { Certification } from '#db/domain'
import { newId } from '#app/platform/ids'

/** What a certificate says, without who looked at it and the id that it is kept under. */
const said = ({ verification: _state, id: _id, ...certificate }: Certification): string =>
  JSON.stringify(
    Object.entries(certificate)
      .filter(([, value]) => value !== undefined)
      .sort(),
  )

/**
 * Certificates with an id each: the one that they bring, else that of the same certificate before (a survey and an old
 * version of the record know none), else a new one. What belongs to a certificate is found by it.
 */
export function withIds(before: Certification[], after: Certification[]): Certification[] {
  const taken = new Set<string>()
  const claim = (id: string | undefined): string | undefined => {
    if (!id || taken.has(id)) return undefined
    taken.add(id)
    return id
  }
  const brought = after.map(({ id }) => claim(id))
  return after.map((certificate, index) => {
    const same = before.find((one) => said(one) === said(certificate) && !taken.has(one.id ?? ''))
    return { ...certificate, id: brought[index] ?? claim(same?.id) ?? newId() }
  })
}

/** A certificate that stays as it was keeps its verification; any change of it needs a new look. */
export function keepVerification(before: Certification[], after: Certification[]): Certification[] {
  const known = new Map(before.map((certificate) => [certificate.id, certificate]))
  return after.map((certificate) => {
    const same = known.get(certificate.id)
    const isSame = same !== undefined && said(same) === said(certificate)
    return { ...certificate, verification: isSame ? same.verification : 'unverified' }
  })
}
