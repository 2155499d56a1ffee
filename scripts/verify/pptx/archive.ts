import { strFromU8, unzipSync, type Unzipped } from 'fflate'
import { crc32 } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
/** Bytes of the record that ends a ZIP file, and of an entry in its list, without names. */
const [END_SIZE, ENTRY_SIZE] = [22, 46]

/** Entries of a ZIP file whose content is not what their check sum says; the library that unpacks it does not look. */
export function damagedEntries(bytes: Uint8Array, files: Unzipped): string[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let end = zip.length - END_SIZE
  while (end > 0 && zip.readUInt32LE(end) !== END) end--
  const damaged: string[] = []
  for (let at = zip.readUInt32LE(end + 16); at + ENTRY_SIZE <= end && zip.readUInt32LE(at) === ENTRY;) {
    const [length, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    const name = zip.toString('utf8', at + ENTRY_SIZE, at + ENTRY_SIZE + length)
    if (crc32(files[name] ?? new Uint8Array()) !== zip.readUInt32LE(at + 16)) damaged.push(name)
    at += ENTRY_SIZE + length + extra + comment
  }
  return damaged
}

const TAG = /<(?:!--[\s\S]*?--|\?[\s\S]*?\?|(\/?)([\w:.-]+)(?:"[^"]*"|'[^']*'|[^"'<>])*?(\/?))>|</g

/** The first tag of an XML part that is not closed, closes none or is cut off; null where all are sound. */
export function brokenTag(xml: string): string | null {
  const open: string[] = []
  for (const [tag, closing, name, empty] of xml.matchAll(TAG)) {
    if (tag === '<') return '<'
    if (name === undefined || empty) continue
    if (!closing) open.push(name)
    else if (open.pop() !== name) return `</${name}>`
  }
  return open.length > 0 ? `<${open.at(-1)}>` : null
}

const isXml = (name: string): boolean => /\.(?:xml|rels)$/.test(name)

/** Text of the parts that are XML. */
export const textParts = (files: Unzipped): Map<string, string> =>
  new Map(Object.entries(files).filter(([name]) => isXml(name)).map(([name, part]) => [name, strFromU8(part)]))

/** Text of the parts of workbooks that charts carry along, by the names of both. */
export const workbookTexts = (files: Unzipped): Map<string, string> =>
  new Map(Object.entries(files).filter(([name]) => name.endsWith('.xlsx')).flatMap(([name, part]) =>
    [...textParts(unzipSync(part))].map(([inner, text]) => [`${name}/${inner}`, text] as const)))

const SHEET = 'xl/worksheets/sheet1.xml'
const NUMBER = /<c r="[^"]*"(?: s="\d+")?><v>([^<]*)<\/v>/g

/** Numbers in the sheet that a chart is edited by, row by row. */
export const sheetNumbers = (workbook: Uint8Array): number[] =>
  [...strFromU8(unzipSync(workbook)[SHEET] ?? new Uint8Array()).matchAll(NUMBER)].map(([, value]) => Number(value))
