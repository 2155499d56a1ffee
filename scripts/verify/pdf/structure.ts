import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFStream, PDFString, type PDFObject, type PDFPage } from 'pdf-lib'
import { readXmp, type Xmp } from './xmp.ts'

/** A picture in the structure tree; `page` counts from 1, null where none is named. */
export interface Picture { alt: string; page: number | null }
export interface Font { name: string; embedded: boolean; type3: boolean }
/** What only the objects of the file tell; `targets` names, for each page, the destinations of its annotations, null where one has none by name. */
export interface LowLevel { hasTree: boolean; pictures: Picture[]; fonts: Font[]; bitmapObjects: number; targets: (string | null)[][]; showsTitle: boolean; xmp: Xmp }

const key = (name: string): PDFName => PDFName.of(name)
const nameIn = (dict: PDFDict, name: string): string => {
  const value = dict.lookup(key(name))
  return value instanceof PDFName ? value.decodeText() : ''
}
const textIn = (dict: PDFDict, name: string): string => {
  const value = dict.lookup(key(name))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
}

function kidsOf(dict: PDFDict): PDFDict[] {
  const kids = dict.lookup(key('K'))
  const list = kids instanceof PDFArray ? kids.asArray() : [kids]
  return list.map((kid) => kid instanceof PDFRef ? dict.context.lookup(kid) : kid).filter((kid) => kid instanceof PDFDict)
}

/** Reference of the page that an element, or the first thing in it, is on. */
function pageRefOf(element: PDFDict): PDFObject | undefined {
  const stack = [element]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const page = next.get(key('Pg'))
    if (page) return page
    stack.push(...kidsOf(next).toReversed())
  }
  return undefined
}

/** Pictures of the structure tree in reading order. Content of other streams than the page counts too. */
function picturesIn(document: PDFDocument, root: PDFDict): Picture[] {
  const refs = document.getPages().map(({ ref }) => ref)
  const found: Picture[] = []
  const stack = kidsOf(root).toReversed()
  for (let element = stack.pop(); element; element = stack.pop()) {
    if (nameIn(element, 'S') === 'Figure') {
      const page = pageRefOf(element)
      const index = refs.findIndex((ref) => ref === page)
      found.push({ alt: textIn(element, 'Alt') || textIn(element, 'ActualText'), page: index < 0 ? null : index + 1 })
    }
    stack.push(...kidsOf(element).toReversed())
  }
  return found
}

const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3']

/** A composite font is embedded through the one font it is made of. */
function isEmbedded(font: PDFDict): boolean {
  const below = font.lookup(key('DescendantFonts'))
  const inner = below instanceof PDFArray ? below.lookup(0) : undefined
  if (inner instanceof PDFDict) return isEmbedded(inner)
  const descriptor = font.lookup(key('FontDescriptor'))
  return descriptor instanceof PDFDict && FONT_FILES.some((file) => descriptor.has(key(file)))
}

/** A font's name without the mark of a subset: `AAAAAA+Sans` → `Sans`. */
const fontOf = (dict: PDFDict): Font => {
  const type3 = nameIn(dict, 'Subtype') === 'Type3'
  return { name: nameIn(dict, 'BaseFont').replace(/^[A-Z]{6}\+/, '') || 'a font without a name', embedded: type3 || isEmbedded(dict), type3 }
}

const isPart = (dict: PDFDict): boolean => nameIn(dict, 'Subtype').startsWith('CIDFont')

/** Name of the destination that an annotation leads to, by itself or by its action. */
function targetOf(annotation: PDFObject | undefined): string | null {
  if (!(annotation instanceof PDFDict)) return null
  const action = annotation.lookup(key('A'))
  const target = annotation.lookup(key('Dest')) ?? (action instanceof PDFDict ? action.lookup(key('D')) : undefined)
  return target instanceof PDFName || target instanceof PDFString || target instanceof PDFHexString ? target.decodeText() : null
}

function targetsOn({ node }: PDFPage): (string | null)[] {
  return (node.Annots()?.asArray() ?? []).map((annotation) => targetOf(node.context.lookup(annotation)))
}

/** Reads from the objects of a PDF what PDFium has no function for. */
export async function readLowLevel(bytes: Uint8Array): Promise<LowLevel> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object)
  const dicts = objects.filter((object) => object instanceof PDFDict)
  const root = document.catalog.lookup(key('StructTreeRoot'))
  return {
    hasTree: root instanceof PDFDict && kidsOf(root).length > 0,
    pictures: root instanceof PDFDict ? picturesIn(document, root) : [],
    fonts: dicts.filter((dict) => nameIn(dict, 'Type') === 'Font' && !isPart(dict)).map(fontOf),
    bitmapObjects: objects.filter((object) => object instanceof PDFStream && nameIn(object.dict, 'Subtype') === 'Image').length,
    targets: document.getPages().map(targetsOn),
    showsTitle: document.catalog.getViewerPreferences()?.getDisplayDocTitle() === true,
    xmp: readXmp(document),
  }
}
