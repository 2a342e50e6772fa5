import sharp from 'sharp'
import { eq } from 'drizzle-orm'
import { addDocument, addPicture, attachDocument, setLogo } from '#app/features/media'
import { makePdf } from '#app/platform/files/make-pdf.server'
import type { Context } from '#app/platform/context.server'
import { technologies } from '#db/schema'
import type { CertificationType, DocumentTier, Localised } from '#db/domain'
import { certificateDrawing, leakDrawing, mulgilLogo, soundDrawing } from './drawings'

const FIRM = 'kr-mulgil'
const TECHNOLOGY = 'tech-mulgil-acoustic'

const PICTURES: [string, Localised][] = [
  [
    leakDrawing,
    {
      ko: '두 밸브실의 음향 센서가 관로의 누수음을 듣는 모습(그림)',
      vi: 'Cảm biến âm thanh ở hai hố van nghe tiếng rò rỉ trên đường ống (hình vẽ)',
      en: 'Acoustic sensors in two valve chambers hear a leak in the pipe (drawing)',
    },
  ],
  [
    soundDrawing,
    {
      ko: '두 센서가 들은 누수음의 시차(그림)',
      vi: 'Chênh lệch thời gian giữa hai cảm biến (hình vẽ)',
      en: 'The same noise reaches the second sensor later (drawing)',
    },
  ],
]

const DOCUMENTS: { tier: DocumentTier; title: Localised; words: string[] }[] = [
  {
    tier: 'public',
    title: { ko: '제품 소개서', vi: 'Tờ giới thiệu sản phẩm', en: 'Product brochure' },
    words: [
      '음향 센서를 이용한 상수관망 누수 상시 감시 시스템',
      'Hệ thống giám sát rò rỉ mạng lưới cấp nước bằng cảm biến âm thanh',
    ],
  },
  {
    tier: 'acceptance',
    title: { ko: '현장 시험성적서', vi: 'Báo cáo thử nghiệm hiện trường', en: 'Field test report' },
    words: ['현장 시험성적서', 'Báo cáo thử nghiệm hiện trường'],
  },
  {
    tier: 'nda',
    title: {
      ko: '누수음 판정 알고리즘',
      vi: 'Thuật toán phân loại âm thanh',
      en: 'How sounds are told apart',
    },
    words: ['누수음 판정 알고리즘', 'Thuật toán phân loại âm thanh'],
  },
]

/** A logo, two drawings, three documents and two scans of certificates of one firm, through the product's own verbs. */
export async function seedMedia(ctx: Context): Promise<void> {
  await setLogo(ctx, FIRM, await drawn(mulgilLogo))
  for (const [drawing, alt] of PICTURES)
    await addPicture(ctx, TECHNOLOGY, { alt }, await drawn(drawing))
  for (const { tier, title, words } of DOCUMENTS) {
    const content = [...words, 'Demo · 시연용 · Minh họa'].map((text) => ({ text }))
    addDocument(ctx, TECHNOLOGY, { title, tier }, await makePdf({ content }))
  }
  await seedScans(ctx)
}

/** The scan of one certificate is for everybody, that of another for members; the rest have none. */
async function seedScans(ctx: Context): Promise<void> {
  const row = ctx.db.select().from(technologies).where(eq(technologies.slug, TECHNOLOGY)).get()
  const idOf = (wanted: CertificationType) =>
    row?.certifications.find(({ type }) => type === wanted)?.id ?? ''
  const content = ['GS', 'Demo · 시연용 · Minh họa'].map((text) => ({ text }))
  await attachDocument(
    ctx,
    TECHNOLOGY,
    { certificate: idOf('netConstruction'), tier: 'public' },
    await drawn(certificateDrawing),
  )
  await attachDocument(
    ctx,
    TECHNOLOGY,
    { certificate: idOf('gs'), tier: 'members' },
    await makePdf({ content }),
  )
}

const drawn = async (svg: string): Promise<Uint8Array> => sharp(Buffer.from(svg)).png().toBuffer()
