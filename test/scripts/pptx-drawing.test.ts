import { assert, array, constantFrom, double, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exhibit } from '../../data/exhibits/index.ts'
import { drawingXml, hasRoom, IN_PLACE, placingIn } from '../../scripts/pptx/drawing.ts'
import { centred, sharesOf, WIDER } from '../../scripts/pptx/drawing-fit.ts'
import type { Camera } from '../../scripts/pptx/pictures.ts'
import type { Drawing, DrawnShape, Stroke, TextLine } from '../../scripts/render/in-page/drawing.ts'
import { built, fakeCamera, MARKDOWN, paragraphs, theme, unescapeXml } from '../fixture/pptx.ts'
import { tiny } from '../fixture/tiny.ts'

const INK = [1, 2, 3, 1] as const
const PLAIN: Stroke = { colour: INK, width: 2, dash: [], cap: 'butt', join: 'miter', arrow: { start: null, end: null } }
const shape = (d: string, rest: Partial<DrawnShape> = {}): DrawnShape => ({ kind: 'shape', d, matrix: [1, 0, 0, 1, 0, 0], fill: [11, 90, 166, 1], evenOdd: false, stroke: null, ...rest })
const line = (text: string, x: number, y: number, w: number, rest: Partial<TextLine> = {}): TextLine =>
  ({ kind: 'text', x, y, w, h: 25, align: 'left', pieces: [{ text, size: 20, spacing: 0, bold: false, italic: false, colour: INK }], ...rest })
const drawing = (...items: Drawing['items']): Drawing => ({ x: 100, y: 100, w: 400, h: 200, items })
const xmlOf = (...items: Drawing['items']): string => drawingXml(drawing(...items), { name: 'Drawing', alt: 'A <drawing>' }, { ...IN_PLACE, theme })
const EMU = 9525

/** Where the points of a drawing's one path are, px of the slide. */
function placesIn(xml: string): string {
  const [, x = '', y = ''] = /<a:off x="(-?\d+)" y="(-?\d+)"/.exec(xml) ?? []
  return [...xml.matchAll(/<a:pt x="(-?\d+)" y="(-?\d+)"/g)].map(([, px, py]) => `${(Number(px) + Number(x)) / EMU},${(Number(py) + Number(y)) / EMU}`).join(' ')
}

describe('a drawing in PowerPoint', () => {
  it('is one group of shapes and texts, with words for those who don’t see it', () => {
    const xml = xmlOf(shape('M100 100h200v50h-200z'), line('Mesh & more', 110, 110, 90))
    expect(xml).toMatch(/^<p:grpSp>.*<\/p:grpSp>$/)
    expect(xml).toContain('descr="A &lt;drawing&gt;"')
    expect(paragraphs(xml)).toEqual(['Mesh & more'])
    expect(xml).toContain(`<a:off x="${100 * EMU}" y="${100 * EMU}"/><a:ext cx="${200 * EMU}" cy="${50 * EMU}"/><a:chOff x="${100 * EMU}" y="${100 * EMU}"/>`)
  })

  it('names upright rectangles, and says other outlines point by point', () => {
    expect(xmlOf(shape('M0 0h10v20h-10z'))).toContain('prst="rect"')
    const diamond = xmlOf(shape('M10 0 20 10 10 20 0 10z'))
    expect(diamond).not.toContain('prst="rect"')
    expect(diamond.match(/<a:lnTo>/g)).toHaveLength(3)
    expect(xmlOf(shape('M0 0a5 5 0 0 1 5 5q1 1 2 2'))).toMatch(/<a:cubicBezTo>(?:<a:pt [^>]*>){3}<\/a:cubicBezTo>.*<a:quadBezTo>/)
  })

  describe('where an outline goes round a place twice', () => {
    const paths = (d: string, rest: Partial<DrawnShape> = {}): number => xmlOf(shape(d, rest)).match(/<a:path /g)?.length ?? 0
    // As the build's diagrams have them: a box with bars at its sides, and a cylinder.
    const bars = 'M0 0L86 0L86 -72L0 -72L0 0L-8 0L94 0L94 -72L-8 -72L-8 0z'
    const cylinder = 'M0 15a92 15 0 0 0 184 0a92 15 0 0 0 -184 0l0 87a92 15 0 0 0 184 0l0 -87'

    it('paints the inside as SVG does, in parts of their own', () => {
      expect([bars, cylinder, 'M0 0h9v9z M2 2h3v3z'].map((d) => paths(d))).toEqual([2, 2, 2])
    })

    it('draws its line over all of them', () => {
      const found = [...xmlOf(shape(bars, { stroke: PLAIN })).matchAll(/<a:path ([^>]*)>(.*?)<\/a:path>/gs)].map(([, attributes, steps]) => `${attributes?.replace(/[wh]="\d+" ?/g, '')} ${steps?.match(/lnTo>/g)?.length}`)
      expect(found).toEqual(['stroke="0" 8', 'stroke="0" 10', 'fill="none" 18'])
    })

    it('leaves out what SVG leaves out', () => {
      expect(paths(bars, { evenOdd: true })).toBe(1)
      expect(paths('M0 0h9v9h-9z M2 2v3h3v-3z')).toBe(1)
    })

    it('is one line where nothing is painted inside', () => {
      expect(paths(bars, { fill: null, stroke: PLAIN })).toBe(1)
    })
  })

  it('puts what is scaled and moved inside SVG where the deck shows it', () => {
    const xml = xmlOf(shape('M0 0H10V10', { matrix: [2, 0, 0, 2, 30, 40], fill: null, stroke: PLAIN }))
    expect(xml).toContain(`<a:off x="${30 * EMU}" y="${40 * EMU}"/><a:ext cx="${20 * EMU}" cy="${20 * EMU}"/>`)
    expect(xml).toContain(`<a:lnTo><a:pt x="${20 * EMU}" y="${20 * EMU}"/></a:lnTo>`)
    expect(xml).toMatch(/<a:path [^>]*fill="none">/)
  })

  it('draws arrows and dashes as office programs do', () => {
    const arrow = xmlOf(shape('M0 0L50 0', { fill: null, stroke: { ...PLAIN, dash: [6, 4], arrow: { start: null, end: 0 } } }))
    expect(arrow).toContain('<a:tailEnd type="triangle"/>')
    expect(arrow).not.toContain('headEnd')
    expect(arrow).toContain('<a:ds d="300000" sp="200000"/>')
    // Round ends lengthen each stroke by the line's width.
    expect(xmlOf(shape('M0 0L50 0', { stroke: { ...PLAIN, dash: [6, 4], cap: 'round' } }))).toContain('cap="flat"><a:solidFill><a:srgbClr val="010203"></a:srgbClr></a:solidFill><a:custDash><a:ds d="400000" sp="100000"/>')
  })

  it.each([
    ['a straight line', 'M10 20H60', { start: null, end: 4 }, '10,20 64,20'],
    ['its last stretch alone', 'M10 20H60V80', { start: null, end: 4 }, '10,20 60,20 60,84'],
    ['a slanting line at both ends', 'M30 40L60 80', { start: 5, end: 10 }, '27,36 66,88'],
    ['a line whose tip lies before its end', 'M10 20H60', { start: null, end: -4 }, '10,20 56,20'],
    ['no shorter than to nothing', 'M10 20H60', { start: null, end: -90 }, '10,20 15,20'],
    ['a curve, by a straight piece', 'M0 20Q10 20 10 40', { start: 3, end: 4 }, '-3,20 0,20 10,20 10,40 10,44'],
    ['a line without arrows: as it is', 'M10 20H60', { start: null, end: null }, '10,20 60,20'],
  ])('lets the tip of an arrow end where the deck’s does: %s', (_what, d, arrow, expected) => {
    expect(placesIn(xmlOf(shape(d, { fill: null, stroke: { ...PLAIN, arrow } })))).toBe(expected)
  })

  it('moves the tip of an arrow with a smaller drawing', () => {
    const items = [shape('M0 0H100V100', { fill: null, stroke: { ...PLAIN, arrow: { start: null, end: 8 } } })]
    expect(placesIn(drawingXml(drawing(...items), { name: 'Drawing', alt: '' }, { scale: 0.5, dx: 0, dy: 0, theme }))).toBe('0,0 50,0 50,54')
  })

  it('spaces letters as the deck does, and less where they are smaller', () => {
    const spaced = (spacing: number, size = 20): TextLine => line('Wide', 110, 110, 40, { pieces: [{ ...line('Wide', 0, 0, 0).pieces[0]!, size, spacing }] })
    expect(xmlOf(spaced(2))).toContain('sz="1500" spc="150"')
    expect(xmlOf(spaced(-0.4))).toContain('spc="-30"')
    expect(xmlOf(spaced(0))).not.toContain('spc')
    expect(drawingXml(drawing(spaced(2, 40)), { name: 'Drawing', alt: '' }, { scale: 0.5, dx: 0, dy: 0, theme })).toContain('sz="1500" spc="75"')
  })

  it('follows the theme where a colour is the theme’s', () => {
    const rgb = (hex: string) => [0, 2, 4].map((place) => Number.parseInt(hex.slice(place, place + 2), 16)) as [number, number, number]
    expect(xmlOf(shape('M0 0h9v9', { fill: [...rgb(theme.colour('accent')), 1] }))).toContain('<a:schemeClr val="accent1">')
    expect(xmlOf(shape('M0 0h9v9', { fill: [1, 2, 3, 0.5] }))).toContain('<a:srgbClr val="010203"><a:alpha val="50000"/>')
  })

  it('fits its box, and is never larger than in the deck', () => {
    const frame = { x: 100, y: 50, w: 400, h: 200 }
    expect(placingIn(frame, { x: 0, y: 0, w: 200, h: 400 })).toEqual({ scale: 0.5, dx: -50, dy: -25 })
    expect(placingIn(frame, { x: 64, y: 120, w: 1152, h: 500 })).toMatchObject({ scale: 1, dy: 70 })
  })
})

describe('a drawing in little room', () => {
  const small = { ...line('a', 110, 110, 40), pieces: [{ ...line('a', 0, 0, 0).pieces[0]!, size: 16 }] }
  const at = (scale: number) => ({ scale, dx: 0, dy: 0 })

  it('keeps its type readable where it is a little smaller', () => {
    expect(hasRoom(drawing(small), at(0.95))).toBe(true)
    expect(drawingXml(drawing(small), { name: 'Drawing', alt: '' }, { ...at(0.95), theme })).toContain('sz="1200"')
  })

  it('is photographed where its type would be too large for its shapes', async () => {
    expect(hasRoom(drawing(small), at(0.8))).toBe(false)
    expect(hasRoom(drawing(line('a', 0, 0, 40)), at(0.8))).toBe(true)
    const { camera, asked } = fakeCamera()
    const file = await built(tiny, '---\nsection: A\n---\n\n# Two\n\n<LaunchMap />\n\n<EventTimeline />\n', { ...camera, draw: async () => ({ ...drawing(small), w: 1152, h: 500 }) })
    expect(asked).toEqual(['1/0', '1/1'])
    expect(file.slide(1)).not.toContain('<p:grpSp>')
  })
})

describe('type in a drawing', () => {
  const SLIDE = { x: 0, y: 0, w: 1280, h: 720 }
  const shares = (lines: TextLine[], frames = [] as { x: number, y: number, w: number, h: number }[]) => sharesOf(lines, frames.map((frame) => [frame]), SLIDE, 16)

  it('keeps its size where there is room for a wider font', () => {
    expect(shares([line('a', 0, 0, 100), line('b', 200, 0, 100)])).toEqual([1, 1])
  })

  it('is set smaller where a wider font would run into its neighbour, out of its box or off the slide, lines of one kind alike', () => {
    expect(shares([line('a', 0, 0, 100), line('b', 104, 0, 100), line('c', 600, 0, 50)])[0]).toBeLessThan(1)
    expect(new Set(shares([line('a', 0, 0, 100), line('b', 104, 0, 100), line('c', 600, 0, 50)])).size).toBe(1)
    expect(shares([line('a', 10, 10, 100)], [{ x: 5, y: 5, w: 112, h: 40 }])[0]).toBeLessThan(1)
    expect(shares([line('a', 1170, 0, 105)])[0]).toBeLessThan(1)
    expect(shares([line('a', 100, 0, 100, { align: 'right' })], [{ x: 205, y: 0, w: 50, h: 50 }])).toEqual([1])
  })

  describe('beside a line', () => {
    const sizesBeside = (label: TextLine, d: string, rest: Partial<DrawnShape> = {}): string[] =>
      [...xmlOf(shape(d, { fill: null, stroke: PLAIN, ...rest }), label).matchAll(/ sz="(\d+)"/g)].map(([, size]) => size ?? '')
    const label = line('Beside', 300, 300, 100)

    it('keeps its size in the corner of a bent one', () => {
      expect(sizesBeside(label, 'M280 280V400H600')).toEqual(['1500'])
      expect(sizesBeside(label, 'M200 200V420H406V600')).toEqual(['1500'])
    })

    it('keeps its size beside a slanting or curved one that comes close to its corner alone', () => {
      expect(sizesBeside(label, 'M300 370L700 250')).toEqual(['1500'])
      expect(sizesBeside(label, 'M300 360C480 360 480 300 480 200')).toEqual(['1500'])
    })

    it.each([
      ['a bent one', 'M200 200H408V600'], ['a slanting one', 'M400 360L440 200'], ['a curved one', 'M410 400C410 350 406 330 406 200'],
    ])('is set smaller where %s would cross it in a wider font', (_what, d) => {
      expect(Number(sizesBeside(label, d)[0])).toBeLessThan(1500)
    })

    it('is set smaller where a line as thin as a hair would cross it', () => {
      expect(Number(sizesBeside(label, 'M408 200V600', { stroke: { ...PLAIN, width: 0.4 } })[0])).toBeLessThan(1500)
    })

    it('grows to the other side, and keeps its size', () => {
      const middle = { ...label, align: 'center' as const }
      const [left, right] = ['M298 200V500', 'M402 200V500']
      const alignedBeside = (d: string): string[] => [...xmlOf(shape(d, { fill: null, stroke: PLAIN }), middle).matchAll(/algn="(\w+)"/g)].map(([, align]) => align ?? '')
      expect([left, right, 'M200 200V500'].map((d) => alignedBeside(d))).toEqual([['l'], ['r'], ['ctr']])
      expect([left, right].map((d) => sizesBeside(middle, d))).toEqual([['1500'], ['1500']])
      expect(Number(sizesBeside(middle, `${left}${right}`)[0])).toBeLessThan(1500)
    })

    it('stays around its middle with the line below it', () => {
      const lines = [0, 25].map((below) => ({ ...label, y: label.y + below, align: 'center' as const }))
      expect(xmlOf(shape('M298 200V500', { fill: null, stroke: PLAIN }), ...lines).match(/algn="ctr"/g)).toHaveLength(2)
    })

    it('keeps clear of an arrow, which is wider than its line, and only of that', () => {
      const before = { ...label, x: 200, w: 96 }
      const stroke: Stroke = { ...PLAIN, width: 4, arrow: { start: null, end: 0 } }
      expect(Number(sizesBeside(before, 'M318 200V310', { stroke })[0])).toBeLessThan(1500)
      expect(sizesBeside(before, 'M318 200V600', { stroke })).toEqual(['1500'])
    })

    it('keeps out of what is filled or closed', () => {
      expect(Number(sizesBeside(label, 'M404 200H600V600', { fill: INK })[0])).toBeLessThan(1500)
      expect(Number(sizesBeside(label, 'M404 200H600V600z')[0])).toBeLessThan(1500)
      expect(sizesBeside(label, 'M404 200H600V600')).toEqual(['1500'])
    })
  })

  it('never goes under the smallest size, and never grows', () => {
    const lines = array(record({ x: double({ min: 0, max: 1200, noNaN: true }), y: constantFrom(0, 30, 60), w: double({ min: 5, max: 300, noNaN: true }), size: constantFrom(14, 16, 20, 28) }), { maxLength: 12 })
      .map((given) => given.map(({ x, y, w, size }) => line('a', x, y, w, { pieces: [{ ...line('a', 0, 0, 0).pieces[0]!, size }] })))
    assert(property(lines, (all) => {
      shares(all).forEach((share, index) => {
        const size = all[index]!.pieces[0]!.size
        expect(share).toBeLessThanOrEqual(1)
        expect(share * size).toBeGreaterThanOrEqual(Math.min(16, size) - 1e-9)
      })
    }), { numRuns: 60 })
    expect(WIDER).toBeGreaterThan(1)
  })

  it('is centred where it stands in the middle of its box', () => {
    const around = [{ x: 0, y: 0, w: 200, h: 50 }, { x: 0, y: 0, w: 900, h: 300 }]
    expect(centred(line('a', 50.5, 10, 100), around).align).toBe('center')
    expect(centred(line('a', 20, 10, 100), around).align).toBe('left')
  })
})

describe('the PowerPoint copy', () => {
  it('draws what it can, and photographs the rest', async () => {
    const { camera, asked } = fakeCamera()
    const draws: Camera = { ...camera, draw: async ({ what }) => what === 'art' ? null : drawing(shape('M0 0h9v9'), line('Inside', 5, 5, 50)) }
    const file = await built(tiny, MARKDOWN, draws)
    expect(asked).toEqual(['1/art'])
    const { title, finding } = exhibit(tiny, 'LaunchMap')
    const slide = file.slide(5)
    expect(unescapeXml(/<p:grpSp>.*?descr="([^"]*)"/s.exec(slide)?.[1] ?? '')).toContain(`${title}. ${finding}`)
    expect(paragraphs(slide)).toContain('Inside')
    expect(slide).not.toMatch(/<p:pic>|Stand-in/)
    const ids = [...slide.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})
