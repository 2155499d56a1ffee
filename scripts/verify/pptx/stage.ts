import { groundOf, paletteOf, showsMaster, type Paint, type Palette } from './colour.ts'
import { drawnIn, placeholderOf, type Drawn } from './shapes.ts'
import { at, children, elements, numberOf, type Document, type Element } from './xml.ts'

/** A part of the file and the parts that it names: by kind of relation, by its id, and by its id what is no XML. */
export interface Linked { document: Document; linked: (type: string) => Linked[]; byId: (id: string) => Linked | undefined; bytesOf: (id: string) => Uint8Array | undefined; addressOf: (id: string) => string | undefined }

/** A slide with everything that decides how it looks. */
export interface Stage {
  palette: Palette
  /** Everything painted on it, first things first, its master's and layout's shapes included. */
  drawn: Drawn[]
  /** What is behind everything. */
  ground: Paint
  /** Styles of text by kind of place, `p:titleStyle` and the like, and those of the whole file. */
  styles: (name: string) => Element | undefined
  /** Width and height, EMU. */
  width: number
  height: number
}

/** Placeholders of a slide that take the look of another kind on the master. */
const ON_MASTER: Record<string, string> = { ctrTitle: 'title', subTitle: 'body', obj: 'body', pic: 'body', chart: 'body', tbl: 'body', media: 'body', clipArt: 'body', dgm: 'body' }

/** The kind of a placeholder, as the file names it. */
export const kindOf = (holder: Element): string => holder.attribs['type'] ?? 'obj'

const root = (part: Linked | undefined): Element | undefined => children(part?.document)[0]

const holdersIn = (part: Linked | undefined): { shape: Element, holder: Element }[] =>
  (part ? elements('p:sp', part.document) : []).flatMap((shape) => {
    const holder = placeholderOf(shape)
    return holder ? [{ shape, holder }] : []
  })

/** Finds the placeholders of layout and master that a slide's placeholder stands for. */
function modelsIn(layout: Linked | undefined, master: Linked | undefined): (shape: Element) => Element[] {
  const [near, far] = [holdersIn(layout), holdersIn(master)]
  return (shape) => {
    const holder = placeholderOf(shape)
    if (!holder) return []
    const index = holder.attribs['idx']
    const own = near.find((other) => index !== undefined && other.holder.attribs['idx'] === index) ?? near.find((other) => kindOf(other.holder) === kindOf(holder))
    const kind = kindOf(own?.holder ?? holder)
    const general = far.find((other) => kindOf(other.holder) === (ON_MASTER[kind] ?? kind))
    return [own, general].flatMap((found) => found?.shape ?? [])
  }
}

/** What a layout or master paints on the slides made from it: all but its placeholders. */
const fixed = (part: Linked | undefined, palette: Palette): Drawn[] =>
  part ? drawnIn(part.document, palette, () => []).filter(({ element }) => !placeholderOf(element)) : []

function themeColours(slide: Linked, layout: Linked | undefined, master: Linked | undefined): Palette {
  const override = (part: Linked | undefined): Element | undefined => at(root(part), 'p:clrMapOvr', 'a:overrideClrMapping')
  return paletteOf(master?.linked('theme')[0]?.document, override(slide), override(layout), at(root(master), 'p:clrMap'))
}

/** Sets the stage of each slide; layouts and masters, which many share, are read once. */
export function stager(presentation: Document): (slide: Linked) => Stage {
  const size = at(children(presentation)[0], 'p:sldSz')
  const known = new Map<Document | undefined, { models: (shape: Element) => Element[], under: Drawn[] }>()
  return (slide) => {
    const layout = slide.linked('slideLayout')[0]
    const master = layout?.linked('slideMaster')[0]
    const palette = themeColours(slide, layout, master)
    const painted = (): Drawn[] => [...(showsMaster(root(layout)) ? fixed(master, palette) : []), ...fixed(layout, palette)]
    const shared = known.get(layout?.document) ?? { models: modelsIn(layout, master), under: painted() }
    known.set(layout?.document, shared)
    const ground = [slide, layout, master].map((part) => groundOf(at(root(part), 'p:cSld', 'p:bg'), palette)).find((paint) => paint !== undefined)
    return {
      palette,
      drawn: [...(showsMaster(root(slide)) ? shared.under : []), ...drawnIn(slide.document, palette, shared.models)],
      ground: ground ?? 'a background that is stated nowhere',
      styles: (name) => name === 'p:defaultTextStyle' ? at(children(presentation)[0], name) : at(root(master), 'p:txStyles', name),
      width: numberOf(size, 'cx') ?? 0,
      height: numberOf(size, 'cy') ?? 0,
    }
  }
}
