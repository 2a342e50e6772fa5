import sharp from 'sharp'
import { DomainError, invalid } from '#app/platform/domain-error'
import { inTurns } from '#app/platform/in-turn'
import { isSomethingElse, pictureTypeOf } from './picture-type'
import { PICTURE_BYTES } from './schema'

/** How large a picture becomes: it fits into the box, and there are files of these widths too. */
export type Format = { width: number; height: number; steps: number[] }
export const PICTURE: Format = { width: 1600, height: 1600, steps: [480, 960] }
export const LOGO: Format = { width: 640, height: 320, steps: [240] }
/** A page that was scanned or photographed: its small print stays legible. */
const SCAN = { width: 2400, height: 2400 }

export type Encoded = {
  width: number
  height: number
  widths: number[]
  /** WebP by width, and one JPEG for those that show a link, and for PDF. */
  files: Record<string, Uint8Array>
}

/** 50 million pixels: what cameras make, and far under what a small file can claim to be. */
const MOST_PIXELS = 50_000_000
const SECONDS = 20
const SHARED = { width: 1200, height: 1200 }
const QUALITY = 82

// One thread a picture, two pictures at a time: the site answers meanwhile.
sharp.concurrency(1)
sharp.cache(false)
const inTurn = inTurns({ atOnce: 2, waiting: 20, busy: 'media.busy' })

/**
 * Makes a picture anew from its pixels: upright, as WebP in a few widths, without anything that the file said besides.
 * libvips works in threads of its own.
 * @throws DomainError file.tooLarge, file.notPicture, file.twoKinds, file.brokenPicture, file.tooManyPixels at the
 * field `file`; media.busy
 */
export const encodePicture = (bytes: Uint8Array, format: Format): Promise<Encoded> =>
  made(bytes, () => encode(bytes, format))

/** The same for a page of a document: one JPEG. @throws DomainError as `encodePicture` */
export const encodeScan = (bytes: Uint8Array): Promise<Uint8Array> =>
  made(bytes, async () => {
    const { from } = await pixelsOf(bytes, SCAN)
    return from().flatten({ background: '#ffffff' }).jpeg({ quality: QUALITY }).toBuffer()
  })

async function made<T>(bytes: Uint8Array, work: () => Promise<T>): Promise<T> {
  if (bytes.length > PICTURE_BYTES)
    throw invalid('file.tooLargePicture', { megabytes: PICTURE_BYTES / 1024 / 1024 }, 'file')
  if (!pictureTypeOf(bytes)) throw invalid('file.notPicture', {}, 'file')
  if (isSomethingElse(bytes)) throw invalid('file.twoKinds', {}, 'file')
  return inTurn(async () => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof DomainError) throw error
      // What libvips can't read is the file's fault, whatever it says of it.
      throw invalid('file.brokenPicture', {}, 'file')
    }
  })
}

/** The pixels of a picture, upright and no larger than the box. */
async function pixelsOf(bytes: Uint8Array, box: { width: number; height: number }) {
  const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
  const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata()
  if (width * height > MOST_PIXELS)
    throw invalid('file.tooManyPixels', { pixels: MOST_PIXELS }, 'file')
  const { data, info } = await source
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: box.width, height: box.height, ...INSIDE })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  return { info, from: () => sharp(data, { raw }) }
}

async function encode(bytes: Uint8Array, format: Format): Promise<Encoded> {
  const { info, from } = await pixelsOf(bytes, format)
  const widths = [...format.steps.filter((step) => step < info.width), info.width]
  const files: Record<string, Uint8Array> = {
    [SHARED_FILE]: await from()
      .resize({ ...SHARED, ...INSIDE })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer(),
  }
  for (const each of widths)
    files[fileOf(each)] = await from().resize({ width: each }).webp({ quality: QUALITY }).toBuffer()
  return { width: info.width, height: info.height, widths, files }
}

const INSIDE = { fit: 'inside', withoutEnlargement: true } as const
/** The name of the file of a width. */
export const fileOf = (width: number): string => `${width}.webp`
export const SHARED_FILE = 'share.jpg'
