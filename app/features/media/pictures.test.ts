import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { pictures, technologies } from '#db/schema'
import { aListing, anOrganisation } from '#app/features/requests/testing.server'
import type { Locale, Localised } from '#db/domain'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { addPicture } from './add-picture.server'
import { describePicture, movePicture, removePicture } from './change-picture.server'
import { forgetMedia } from './forget-media.server'
import { logoOf, picturesOf, readPictureFile } from './picture-queries.server'
import { readMedia, readOwnLogo } from './queries.server'
import { MOST_PICTURES, PICTURE_BYTES } from './schema'
import { removeLogo, setLogo } from './set-logo.server'

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const colour = (width: number, height: number, red = 20) =>
  sharp({ create: { width, height, channels: 3, background: { r: red, g: 90, b: 87 } } })
const jpeg = (width = 1000, height = 500, red?: number) =>
  colour(width, height, red).jpeg().toBuffer()
const ALT = { alt: { ko: '밸브에 붙인 음향 센서' } }

let ctx: Context
let firm: { id: string; slug: string }
let technology: string
let editor: Context
beforeEach(() => {
  ctx = aContext()
  firm = anOrganisation(ctx.db, { name: 'Hanbit' })
  technology = aListing(ctx.db, 'technology', firm.id)
  editor = as(ctx, aPerson(ctx.db, { member: { organisationId: firm.id, role: 'editor' } }))
})
const add = (bytes: Uint8Array, who = editor) => addPicture(who, technology, ALT, bytes)
const folders = () => {
  const folder = join(ctx.uploadsDir, 'pictures')
  return existsSync(folder) ? readdirSync(folder) : []
}
const others = () => ({
  visitor: as(ctx, { kind: 'visitor' }),
  stranger: as(ctx, aPerson(ctx.db)),
  rival: as(ctx, aPerson(ctx.db, { member: { organisationId: anOrganisation(ctx.db).id } })),
  viewer: as(ctx, aPerson(ctx.db, { member: { organisationId: firm.id, role: 'viewer' } })),
  organiser: as(ctx, aPerson(ctx.db, { staff: ['organiser'] })),
})
const standing = (status: 'draft' | 'inReview' | 'published' | 'archived') =>
  ctx.db.update(technologies).set({ status }).where(eq(technologies.id, technology)).run()

describe('adding a picture', () => {
  it('is for the technology’s own editors', async () => {
    const bytes = await jpeg()
    const { visitor, stranger, rival, viewer, organiser } = others()
    await expect(add(bytes, visitor)).rejects.toMatchObject({ code: 'signInFirst' })
    for (const who of [stranger, rival, viewer, organiser])
      await expect(add(bytes, who)).rejects.toMatchObject({ code: 'notFound' })
    expect(folders()).toEqual([])
    expect(await add(bytes)).toHaveProperty('id')
  })
  it('takes a picture by its content, and nothing that is something else too', async () => {
    const png = await colour(4, 4).png().toBuffer()
    const refused: [string, Uint8Array][] = [
      ['file.notPicture', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
      ['file.notPicture', bytesOf('<?xml version="1.0"?><svg onload="alert(1)"/>')],
      ['file.notPicture', bytesOf('GIF89a')],
      ['file.notPicture', bytesOf('%PDF-1.7')],
      ['file.notPicture', bytesOf('')],
      ['file.twoKinds', Buffer.concat([png, bytesOf('<script>alert(1)</script>')])],
      ['file.twoKinds', Buffer.concat([png, bytesOf('<!DOCTYPE html>')])],
      ['file.twoKinds', Buffer.concat([png, bytesOf('PK\x05\x06' + '\0'.repeat(18))])],
      ['file.twoKinds', Buffer.concat([bytesOf('\xff\xd8\xff\xe0%PDF-1.4')])],
      ['file.brokenPicture', bytesOf('\x89PNG\r\n\x1a\nnothing of a picture')],
      ['file.brokenPicture', (await jpeg()).subarray(0, 900)],
      ['file.tooLargePicture', new Uint8Array(PICTURE_BYTES + 1)],
    ]
    for (const [code, bytes] of refused)
      await expect(add(bytes), code).rejects.toMatchObject({ code, field: 'file' })
    expect(folders()).toEqual([])
    expect(ctx.db.select().from(pictures).all()).toEqual([])
  })
  it('refuses one that is small as a file and endless as pixels', async () => {
    const bomb = await colour(9000, 9000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(add(bomb)).rejects.toMatchObject({ code: 'file.tooManyPixels' })
  })
  it('keeps the pixels upright, and nothing of what the camera said', async () => {
    const photo = await colour(120, 80)
      .withExif({ IFD3: { GPSLatitude: '21/1 1/1 48/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { id } = await add(photo)
    const [shown] = picturesOf(editor, technology)
    expect(shown).toMatchObject({ width: 80, height: 120, widths: [80] })
    for (const file of ['80.webp', 'share.jpg']) {
      const { bytes } = readPictureFile(editor, id, file)
      const { width, height, exif, xmp, orientation } = await sharp(bytes).metadata()
      expect({ width, height, exif, xmp, orientation }).toEqual({
        ...{ width: 80, height: 120, exif: undefined, xmp: undefined, orientation: undefined },
      })
    }
  })
  it('makes files for small and large screens', async () => {
    const { id } = await add(await jpeg(3000, 1500))
    expect(picturesOf(editor, technology)[0]?.widths).toEqual([480, 960, 1600])
    for (const [file, width] of [
      ['480.webp', 480],
      ['960.webp', 960],
      ['1600.webp', 1600],
      ['share.jpg', 1200],
    ] as const)
      expect((await sharp(readPictureFile(editor, id, file).bytes).metadata()).width).toBe(width)
  })
  it('asks what it shows, in one language at least', async () => {
    await expect(
      addPicture(editor, technology, { alt: { ko: ' ' } }, await jpeg()),
    ).rejects.toMatchObject({ code: 'field.required', field: 'alt' })
  })
  it('has the same picture once, and so many at most', async () => {
    const bytes = await jpeg(20, 20)
    const first = await add(bytes)
    expect(await Promise.all([add(bytes), add(bytes)])).toEqual([first, first])
    for (let n = 1; n < MOST_PICTURES; n++) await add(await jpeg(20, 20, n * 25))
    await expect(add(await jpeg(20, 20, 250))).rejects.toMatchObject({
      code: 'media.tooManyPictures',
    })
    expect(folders()).toHaveLength(MOST_PICTURES)
  })
})

describe('a picture', () => {
  it('is seen by those who see its technology, whatever its address', async () => {
    const { id } = await add(await jpeg(20, 20))
    const { visitor, stranger, rival, viewer, organiser } = others()
    const seenBy = (who: Context) => {
      try {
        return readPictureFile(who, id, '20.webp').isPublic ? 'everybody' : 'some'
      } catch {
        return 'nobody'
      }
    }
    for (const status of ['draft', 'inReview', 'archived'] as const) {
      standing(status)
      for (const who of [visitor, stranger, rival]) expect(seenBy(who)).toBe('nobody')
      for (const who of [editor, viewer, organiser]) expect(seenBy(who)).toBe('some')
    }
    standing('published')
    for (const who of [visitor, stranger, rival, editor]) expect(seenBy(who)).toBe('everybody')
    ctx.db.update(technologies).set({ visibility: 'members' }).run()
    expect([visitor, stranger, rival, editor].map(seenBy)).toEqual([
      ...['nobody', 'nobody', 'some', 'some'],
    ])
    for (const file of ['21.webp', '../20.webp', '', 'share.jpg/', '__proto__'])
      expect(() => readPictureFile(editor, id, file)).toThrowDomainError('notFound')
    expect(() => readPictureFile(editor, '../../app.db', 'share.jpg')).toThrowDomainError(
      'notFound',
    )
  })
  it('is put in order, described anew, and taken away with its files', async () => {
    const [a, b, c] = [
      await add(await jpeg(9, 9, 50)),
      await add(await jpeg(9, 9, 100)),
      await add(await jpeg(9, 9, 200)),
    ]
    const order = () => picturesOf(editor, technology).map(({ id }) => id)
    movePicture(editor, technology, c.id, 'earlier')
    movePicture(editor, technology, a.id, 'earlier')
    expect(order()).toEqual([a.id, c.id, b.id])
    movePicture(editor, technology, a.id, 'later')
    expect(order()).toEqual([c.id, a.id, b.id])
    describePicture(editor, technology, a.id, { version: 1, alt: { vi: 'Cảm biến', ko: '센서' } })
    expect(() =>
      describePicture(editor, technology, a.id, { version: 1, alt: { en: 'Sensor' } }),
    ).toThrowDomainError('media.changed')
    expect(readMedia(editor, technology).pictures[1]).toMatchObject({
      versions: [
        { locale: 'ko', state: 'original' },
        { locale: 'vi', state: 'person' },
        { locale: 'en', state: 'missing' },
      ],
    })
    const other = aListing(ctx.db, 'technology', firm.id)
    expect(() => removePicture(editor, other, a.id)).toThrowDomainError('notFound')
    const { visitor, rival, viewer, organiser } = others()
    expect(() => removePicture(visitor, technology, a.id)).toThrowDomainError('signInFirst')
    for (const who of [rival, viewer, organiser]) {
      expect(() => removePicture(who, technology, a.id)).toThrowDomainError('notFound')
      expect(() => movePicture(who, technology, a.id, 'later')).toThrowDomainError('notFound')
      expect(() => readMedia(who, technology)).toThrowDomainError('notFound')
    }
    removePicture(editor, technology, a.id)
    expect(order()).toEqual([c.id, b.id])
    expect(folders()).toHaveLength(2)
  })
  it('says of each language who wrote it, and which fell behind the original', async () => {
    const { id } = await addPicture(
      editor,
      technology,
      {
        alt: { en: 'A sensor', ko: '센서', vi: 'Cảm biến' },
        provenance: { vi: { by: 'machine' } },
      },
      await jpeg(),
    )
    const marks = () => {
      const [picture] = readMedia(editor, technology).pictures
      return picture?.versions.map(({ locale, state, stale }) => `${locale} ${state} ${stale}`)
    }
    expect(marks()).toEqual(['en original false', 'ko person false', 'vi machine false'])
    const say = (version: number, alt: Localised, upToDate: Locale[] = []) => {
      describePicture(editor, technology, id, { version, alt, upToDate })
    }
    // The original changes: both translations are behind it until somebody says that they fit.
    const later = { en: 'A sensor in a valve chamber', ko: '센서', vi: 'Cảm biến' }
    say(1, later)
    expect(marks()).toEqual(['en original false', 'ko person true', 'vi machine true'])
    say(2, { ...later, ko: '센서.' })
    expect(marks()).toEqual(['en original false', 'ko person true', 'vi machine true'])
    say(3, { ...later, ko: '밸브실의 센서' }, ['ko', 'vi'])
    expect(marks()).toEqual(['en original false', 'ko person false', 'vi person false'])
    // The original goes: another takes its place.
    say(4, { ko: '밸브실의 센서', vi: 'Cảm biến' })
    expect(marks()).toEqual(['ko original false', 'vi person false', 'en missing false'])
    const [shown] = picturesOf({ ...editor, locale: 'vi' }, technology)
    expect(shown).toMatchObject({ mark: { original: 'ko', by: 'person', stale: false } })
  })
  it('goes with its technology within a day or two', async () => {
    const { id } = await add(await jpeg(9, 9))
    ctx.db.delete(technologies).where(eq(technologies.id, technology)).run()
    const in2Days = { ...ctx, now: () => new Date(Date.now() + 2 * 86_400_000) }
    expect(forgetMedia({ ...ctx, now: () => new Date() })).toBe(0)
    expect(folders()).toEqual([id])
    expect(forgetMedia(in2Days)).toBe(1)
    expect(forgetMedia(in2Days)).toBe(0)
    expect(folders()).toEqual([])
  })
})

describe('the logo of an organisation', () => {
  it('is set, replaced and removed by its editors, and seen by everybody', async () => {
    const { visitor, stranger, viewer, organiser } = others()
    const bytes = await colour(300, 100).png().toBuffer()
    await expect(setLogo(visitor, firm.slug, bytes)).rejects.toMatchObject({ code: 'signInFirst' })
    for (const who of [stranger, viewer, organiser])
      await expect(setLogo(who, firm.slug, bytes)).rejects.toMatchObject({ code: 'notFound' })
    await setLogo(editor, firm.slug, bytes)
    const first = logoOf(visitor, firm.id)
    expect(first).toMatchObject({ width: 300, height: 100, widths: [240, 300] })
    expect(readPictureFile(visitor, first?.id ?? '', '240.webp').isPublic).toBe(true)
    await setLogo(editor, firm.slug, await colour(50, 50).webp().toBuffer())
    expect(folders()).toEqual([logoOf(visitor, firm.id)?.id])
    expect(() => readOwnLogo(viewer, firm.slug)).toThrowDomainError('notFound')
    expect(() => removeLogo(viewer, firm.slug)).toThrowDomainError('notFound')
    removeLogo(editor, firm.slug)
    removeLogo(editor, firm.slug)
    expect(logoOf(visitor, firm.id)).toBeNull()
    expect(folders()).toEqual([])
  })
})
