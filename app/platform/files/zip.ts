import { crc32, inflateRawSync } from 'node:zlib'
import { UnreadableTable } from './table'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50
/** A workbook has some dozens of parts. */
const MOST_ENTRIES = 2000

/**
 * The wanted entries of a ZIP archive, inflated. What the archive says of its own sizes is not believed: inflating
 * stops at the limit. @throws UnreadableTable brokenArchive, tooLargeInside
 */
export function unzip(
  archive: Buffer,
  isWanted: (name: string) => boolean,
  maxInflated: number,
): Map<string, Buffer> {
  const entries = new Map<string, Buffer>()
  let left = maxInflated
  for (const entry of directoryOf(archive)) {
    if (!isWanted(entry.name)) continue
    const content = contentOf(archive, entry, left)
    left -= content.length
    entries.set(entry.name, content)
  }
  return entries
}

type Entry = {
  name: string
  method: number
  packedSize: number
  offset: number
  isEncrypted: boolean
}

function directoryOf(archive: Buffer): Entry[] {
  try {
    const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
    if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) throw new RangeError()
    const count = archive.readUInt16LE(end + 10)
    if (count > MOST_ENTRIES) throw new UnreadableTable('tooLargeInside')
    const entries: Entry[] = []
    let at = archive.readUInt32LE(end + 16)
    for (let index = 0; index < count; index++) {
      if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new RangeError()
      const nameLength = archive.readUInt16LE(at + 28)
      entries.push({
        name: archive.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
        isEncrypted: (archive.readUInt16LE(at + 8) & 1) === 1,
        method: archive.readUInt16LE(at + 10),
        packedSize: archive.readUInt32LE(at + 20),
        offset: archive.readUInt32LE(at + 42),
      })
      at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
    }
    return entries
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadableTable('brokenArchive')
    throw error
  }
}

function contentOf(archive: Buffer, entry: Entry, left: number): Buffer {
  if (entry.isEncrypted) throw new UnreadableTable('encrypted')
  try {
    if (archive.readUInt32LE(entry.offset) !== LOCAL_ENTRY)
      throw new UnreadableTable('brokenArchive')
    const start =
      entry.offset +
      30 +
      archive.readUInt16LE(entry.offset + 26) +
      archive.readUInt16LE(entry.offset + 28)
    const packed = archive.subarray(start, start + entry.packedSize)
    if (entry.method === 0) return packed.length > left ? tooLarge() : packed
    if (entry.method !== 8) throw new UnreadableTable('brokenArchive')
    // A length of 0 would mean no limit.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    if (error instanceof UnreadableTable) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      return tooLarge()
    throw new UnreadableTable('brokenArchive')
  }
}

function tooLarge(): never {
  throw new UnreadableTable('tooLargeInside')
}

/** An archive of the entries as they are, without packing: what a reader gets that should see only what was checked. */
export function zipStored(entries: Map<string, Buffer>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of entries) {
    const path = Buffer.from(name, 'utf8')
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(content.length, 14)
    facts.writeUInt32LE(content.length, 18)
    facts.writeUInt16LE(path.length, 22)
    parts.push(signature(LOCAL_ENTRY), facts, path, content)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(signature(DIRECTORY_ENTRY), Buffer.from([20, 0]), facts, place, path)
    offset += 30 + path.length + content.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.size, 4)
  end.writeUInt16LE(entries.size, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, signature(END_OF_DIRECTORY), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
