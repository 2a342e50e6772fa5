import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { delegates, registrations } from '#db/schema'
import { aMatchmaking, aTeamMember } from '#app/features/requests/testing.server'
import { as } from '#app/platform/testing.server'
import { letterAsPdf, readLetter } from './make-letter.server'

function anInvited() {
  const event = aMatchmaking({ state: 'requests' })
  const firm = event.join({
    name: 'Hanbit',
    delegates: [{ name: 'Nguyễn Thị Ánh Tuyết'.normalize('NFD'), title: 'Giám đốc' }],
  })
  const delegate = event.ctx.db
    .select()
    .from(delegates)
    .where(eq(delegates.registrationId, firm.registrationId))
    .get()
  const letter = { eventSlug: event.slug, delegateId: delegate?.id ?? '', locale: 'vi' as const }
  return { event, firm, letter }
}

describe('the letter of invitation', () => {
  it('is for the organisation itself and the desk', () => {
    const { event, firm, letter } = anInvited()
    const other = event.join()
    for (const who of [
      other.as,
      as(event.ctx, aTeamMember(event.ctx.db, event.id, 'scanner')),
      as(event.ctx, aTeamMember(event.ctx.db, event.id, 'viewer')),
    ])
      expect(() => readLetter(who, letter)).toThrowDomainError('notFound')
    expect(() => readLetter(as(event.ctx, { kind: 'visitor' }), letter)).toThrowDomainError(
      'signInFirst',
    )
    expect(readLetter(firm.as, letter).subject).toBe('Thư mời tham dự Hội nghị kết nối')
    const desk = as(event.ctx, aTeamMember(event.ctx.db, event.id, 'desk'))
    expect(readLetter(desk, letter).addressee).toEqual([
      'Nguyễn Thị Ánh Tuyết',
      'Giám đốc',
      'Hanbit',
    ])
    const elsewhere = aMatchmaking({ ctx: event.ctx })
    expect(() =>
      readLetter(elsewhere.desk, { ...letter, eventSlug: elsewhere.slug }),
    ).toThrowDomainError('notFound')
  })

  it('greets in letters that the reader of the language reads', () => {
    const { event, firm, letter } = anInvited()
    event.ctx.db.update(delegates).set({ name: '김도현', nameLatin: 'Kim Do-hyeon' }).run()
    const greeting = (locale: 'ko' | 'vi') =>
      readLetter(firm.as, { ...letter, locale }).paragraphs[0]
    expect(greeting('vi')).toContain('Kim Do-hyeon')
    expect(greeting('vi')).not.toContain('김도현')
    expect(greeting('ko')).toContain('김도현')
    event.ctx.db.update(delegates).set({ nameLatin: null }).run()
    expect(greeting('vi')).toContain('김도현')
  })

  it('waits for the approval', () => {
    const { event, firm, letter } = anInvited()
    event.ctx.db.update(registrations).set({ state: 'applied' }).run()
    expect(() => readLetter(firm.as, letter)).toThrowDomainError('registration.notApproved')
  })

  it('is written in the language asked for, and set as PDF', async () => {
    const { firm, letter } = anInvited()
    expect(readLetter(firm.as, { ...letter, locale: 'ko' }).subject).toBe('기술교류회 초청장')
    expect(readLetter(firm.as, { ...letter, locale: 'en' }).date).toBe('Fri 20 Nov 2026')
    const bytes = await letterAsPdf(firm.as, letter)
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-')
  }, 60_000)
})
