import { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream, type PDFObject, type PDFPage } from 'pdf-lib'
import { isText, key, nameIn } from './objects.ts'
import { hiddenText, type Hidden } from './strings.ts'
import { readTags, type Tags } from './tags.ts'
import { readXmp, type Xmp } from './xmp.ts'

/** A font; `subset` where only the letters in use are embedded. */
export interface Font { name: string; embedded: boolean; type3: boolean; subset: boolean }
/** What only the objects of the file tell; `targets` names, for each page, the destinations of its annotations, null where one has none by name. */
export interface LowLevel extends Tags { fonts: Font[]; hidden: Hidden[]; bitmapObjects: number; targets: (string | null)[][]; showsTitle: boolean; xmp: Xmp }

const FONT_FILES = ['FontFile', 'FontFile2', 'FontFile3']

/** A composite font is embedded through the one font it is made of. */
function isEmbedded(font: PDFDict): boolean {
  const below = font.lookup(key('DescendantFonts'))
  const inner = below instanceof PDFArray ? below.lookup(0) : undefined
  if (inner instanceof PDFDict) return isEmbedded(inner)
  const descriptor = font.lookup(key('FontDescriptor'))
  return descriptor instanceof PDFDict && FONT_FILES.some((file) => descriptor.has(key(file)))
}

/** What marks a subset in a font's name: `AAAAAA+Sans`. */
const SUBSET = /^[A-Z]{6}\+/

/** A font, its name without the mark of a subset. */
const fontOf = (dict: PDFDict): Font => {
  const [type3, name] = [nameIn(dict, 'Subtype') === 'Type3', nameIn(dict, 'BaseFont')]
  return { name: name.replace(SUBSET, '') || 'a font without a name', embedded: type3 || isEmbedded(dict), type3, subset: SUBSET.test(name) }
}

const isPart = (dict: PDFDict): boolean => nameIn(dict, 'Subtype').startsWith('CIDFont')

/** Name of the destination that an annotation leads to, by itself or by its action. */
function targetOf(annotation: PDFObject | undefined): string | null {
  if (!(annotation instanceof PDFDict)) return null
  const action = annotation.lookup(key('A'))
  const target = annotation.lookup(key('Dest')) ?? (action instanceof PDFDict ? action.lookup(key('D')) : undefined)
  return target instanceof PDFName || isText(target) ? target.decodeText() : null
}

function targetsOn({ node }: PDFPage): (string | null)[] {
  return (node.Annots()?.asArray() ?? []).map((annotation) => targetOf(node.context.lookup(annotation)))
}

/** Reads from the objects of a PDF what PDFium has no function for. */
export async function readLowLevel(bytes: Uint8Array): Promise<LowLevel> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object)
  const dicts = objects.filter((object) => object instanceof PDFDict)
  return {
    ...readTags(document),
    fonts: dicts.filter((dict) => nameIn(dict, 'Type') === 'Font' && !isPart(dict)).map(fontOf),
    bitmapObjects: objects.filter((object) => object instanceof PDFStream && nameIn(object.dict, 'Subtype') === 'Image').length,
    targets: document.getPages().map(targetsOn),
    showsTitle: document.catalog.getViewerPreferences()?.getDisplayDocTitle() === true,
    xmp: readXmp(document),
    hidden: hiddenText(document),
  }
}
