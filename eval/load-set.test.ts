import { describe, expect, it } from 'vitest'
import { needById, technologyById } from '#app/features/catalogue'
import { eq } from 'drizzle-orm'
import { organisations } from '#db/schema'
import type { Db } from '#db/client'
import { aContext } from '#app/platform/testing.server'
import { loadSet } from './load-set'
import type { SetRecord } from './read-set'

const ownerOf = (db: Db, id: string) =>
  db.select().from(organisations).where(eq(organisations.id, id)).get()

/** Loads one record and gives its row, what was complained of, and its owner. */
function loadTechnology(record: Partial<SetRecord>) {
  const ctx = aContext()
  const warnings: string[] = []
  const documents = {
    technologies: [{ id: 't', title: { ko: '누수 감지기' }, ...record }],
    needs: [],
  }
  const [id = ''] = loadSet(ctx, documents, (text) => warnings.push(text)).technologies.keys()
  const row = technologyById(ctx.db, id)
  return { row, warnings, owner: ownerOf(ctx.db, row.organisationId) }
}

function loadNeed(record: Partial<SetRecord>) {
  const ctx = aContext()
  const documents = {
    technologies: [],
    needs: [{ id: 'n', title: { vi: 'Giảm thất thoát nước' }, ...record }],
  }
  const [id = ''] = loadSet(ctx, documents, (text) => {
    throw new Error(text)
  }).needs.keys()
  return needById(ctx.db, id)
}

describe('a record that people wrote', () => {
  it('is loaded whatever stands in its fields', () => {
    const { row, warnings } = loadTechnology({
      summary: 5,
      description: ['한 줄', null],
      trl: 'abc',
      certifications: { type: 7 },
      references: [null, {}, 'Hà Nội'],
      cooperationModes: 'export; 이상한 방식',
      priceIndication: { min: -1, currency: 'EUR' },
      targetRegions: [null, { ko: '베트남' }],
      intellectualProperty: 'patent',
      partnerSought: [],
      organisation: { kind: 'unknown', province: 3 },
      policyAlignment: { a: 1 },
    })
    expect(warnings).toEqual([])
    expect(row).toMatchObject({ status: 'published', visibility: 'public', trl: null, price: null })
  })

  it('keeps as text what it can not understand', () => {
    const { row } = loadTechnology({
      certifications: [{ type: '우리 동네 최고 인증', validTo: '언젠가' }],
      priceIndication: '협의',
      cooperationModes: ['export', '공장 견학'],
    })
    expect(row.certifications).toMatchObject([
      { text: '우리 동네 최고 인증 언젠가', verification: 'unverified' },
    ])
    expect(row.cooperationModes).toEqual(['export'])
    expect(row.keywords).toEqual(['공장 견학', '협의'])
    expect(loadNeed({ budget: 'thỏa thuận', province: 'Atlantis' })).toMatchObject({
      budget: null,
      keywords: ['thỏa thuận'],
      place: null,
      placeText: 'Atlantis',
    })
  })

  it('loses nothing of a title or summary that is too long for its field', () => {
    const title = '긴제목'.repeat(80)
    const summary = `${'문장입니다. '.repeat(60)}끝입니다.`
    const { row } = loadTechnology({
      title: { ko: title },
      summary: { ko: summary },
      description: { ko: '설명' },
    })
    expect(row.title.ko).toHaveLength(200)
    expect(row.summary.ko).toMatch(/^문장입니다\..*문장입니다\.$/)
    expect(row.description.ko).toBe(`${title}\n${summary}\n설명`)
  })

  it('reads facts from names in any of the languages', () => {
    const { row, owner } = loadTechnology({
      certifications: [
        {
          type: '건설신기술',
          number: '제612호',
          validFrom: '2021',
          validTo: '2029.06',
          verified: true,
        },
        'ISO 27001',
      ],
      trl: 'TRL 8',
      priceIndication: { min: 500, max: 200, currency: 'USD', unit: 'set' },
      deliveryLeadTime: '계약 후 8주',
      province: '대구',
      organisation: '(주)물길계측',
    })
    expect(row.certifications).toMatchObject([
      {
        type: 'netConstruction',
        text: '건설신기술',
        number: '제612호',
        validFrom: '2021-01-01',
        validTo: '2029-06-30',
        verification: 'verified',
      },
      { type: 'iso27001', text: 'ISO 27001', verification: 'unverified' },
    ])
    expect(row).toMatchObject({ trl: 8, deliveryLeadTime: '계약 후 8주', deliveryWeeks: 8 })
    expect(row.price).toEqual({ min: 20_000, max: 50_000, currency: 'USD', unit: 'set' })
    expect(owner).toMatchObject({
      country: 'KR',
      place: 'kr-dg',
      legalName: { ko: '(주)물길계측' },
    })
  })

  it('takes the description of a need for its problem and an old province for the one it is in now', () => {
    const need = loadNeed({
      description: { vi: 'Ống cũ hay vỡ' },
      province: 'Bình Dương',
      budget: { min: 5_000_000_000, currency: 'VND' },
      requiredCertifications: ['LOTUS', 'TCVN'],
      projectStage: 'planning',
      fundingSource: 'oda',
    })
    expect(need).toMatchObject({
      status: 'open',
      problem: { vi: 'Ống cũ hay vỡ' },
      placeText: 'Bình Dương',
      budget: { min: 5_000_000_000, currency: 'VND' },
      projectStage: 'planning',
      fundingSource: 'oda',
    })
    expect(need.place).toBe(loadNeed({ province: 'TP.HCM' }).place)
    expect(need.requiredCertifications.map((one) => one.type)).toEqual(['lotus', 'qcvnTcvn'])
  })
})

describe('owners', () => {
  it('are one for each that is named and one for every record without a name', () => {
    const ctx = aContext()
    const technologies = [
      { id: 'a', title: { ko: '하나' }, organisation: '(주)가나' },
      { id: 'b', title: { ko: '둘' }, organisation: '(주)가나' },
      { id: 'c', title: { ko: '둘' }, organisation: '(주)가나' },
      { id: 'd', title: { vi: 'Ba' } },
    ]
    const ids = loadSet(ctx, { technologies, needs: [] }, () => undefined).technologies
    const owners = [...ids.keys()].map((id) => technologyById(ctx.db, id).organisationId)
    expect(ids.size).toBe(4)
    expect(owners[0]).toBe(owners[1])
    // A firm has no two technologies of one title: the second one still must not be lost.
    expect(new Set(owners).size).toBe(3)
    expect(ownerOf(ctx.db, owners[3] ?? '')?.country).toBe('VN')
  })
})
