import { strFromU8, unzipSync } from 'fflate'
import { Window } from 'happy-dom'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { exhibit } from '../../data/exhibits/index.ts'
import { buildPptx } from '../../scripts/pptx/build.ts'
import { built, deckOf, fakeCamera, MARKDOWN, paragraphs, placeholders, theme, unescapeXml, type Opened } from '../fixture/pptx.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const fake = fakeCamera()
let file: Opened
beforeAll(async () => { file = await built(tiny, MARKDOWN, fake.camera) })
afterEach(() => { vi.useRealTimers() })

const names = (pattern: RegExp): string[] => Object.keys(file.parts).filter((name) => pattern.test(name))
const titles = (opened: Opened, count: number): string[] =>
  Array.from({ length: count }, (_, index) => placeholders(opened.slide(index + 1), 'title').flatMap(paragraphs).join('|'))

describe('slides of the PowerPoint copy', () => {
  it('are as many as the deck has, each with its heading as a native title', () => {
    expect(names(/^ppt\/slides\/slide\d+\.xml$/)).toHaveLength(7)
    expect(titles(file, 7)).toEqual(['Tiny mesh in 2021', 'Where it runs', 'Four projects', 'Over the years', 'Launches', 'What stays', 'Words only'])
  })

  it('name their section in a placeholder and show their number', () => {
    expect(placeholders(file.slide(2), 'body').flatMap(paragraphs)).toEqual(['Facts'])
    expect(file.slide(5)).toContain('type="slidenum"')
    const sections = [...file.text('ppt/presentation.xml').matchAll(/<p14:section name="([^"]+)"[^>]*>(.*?)<\/p14:section>/g)]
    expect(sections.map(([, name, list]) => [name, list?.match(/<p14:sldId /g)?.length])).toEqual([['Opening', 1], ['Facts', 4], ['Close', 2]])
  })

  it('are wide, in the deck’s colours and type', () => {
    expect(file.text('ppt/presentation.xml')).toContain('<p:sldSz cx="12192000" cy="6858000"')
    const look = file.text('ppt/theme/theme1.xml')
    expect(look).toContain(`<a:accent1><a:srgbClr val="${theme.colour('accent')}"/></a:accent1>`)
    expect(look).toMatch(/<a:minorFont><a:latin typeface="Source Sans 3"/)
  })

  it('credit the article on the cover, with its link', () => {
    expect(paragraphs(file.slide(1))).toContain('After Ann Author, Tiny mesh, 30 December 2021')
    expect(file.links(1)).toEqual(['https://example.org/article'])
  })

  it('name the sources of what they show, linked', () => {
    expect(paragraphs(file.slide(2))).toContain('Source: [1] Ann Author 2021 — as of 31 December 2021')
    expect(file.links(2)).toEqual(['https://example.org/article'])
    expect(file.links(5).length).toBeGreaterThan(1)
  })

  it('keep text, lists and links of Markdown native', () => {
    expect(paragraphs(file.slide(7))).toEqual(expect.arrayContaining(['Some bold words and a link, and the facts.', 'one', 'two', 'A smaller heading']))
    expect(file.slide(7)).toMatch(/<a:rPr[^>]* b="1"[^>]*>(?:(?!<a:t>).)*<a:t>bold</)
    expect(file.slide(7).match(/<a:buChar/g)).toHaveLength(2)
    expect(file.links(7)).toEqual(['https://example.org/link'])
    expect(file.slide(7)).toContain('action="ppaction://hlinksldjump"')
    expect(file.text('ppt/slides/_rels/slide7.xml.rels')).toMatch(/Target="slide2\.xml"/)
  })

  it('have no two shapes with one id, and one style for each paragraph', () => {
    for (const name of names(/^ppt\/slides\/slide\d+\.xml$/)) {
      const ids = [...file.text(name).matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [paragraph] of file.text(name).matchAll(/<a:p>.*?<\/a:p>/g)) expect(paragraph.match(/<a:pPr/g)?.length ?? 0).toBeLessThan(2)
    }
  })
})

describe('exhibits of the PowerPoint copy', () => {
  it('are native tables with a header row and alternative text', () => {
    const words = exhibit(tiny, 'OffloadSplit')
    const [table = ''] = /<a:tbl>[\s\S]*<\/a:tbl>/.exec(file.slide(2)) ?? []
    expect(paragraphs(table)).toEqual([...words.columns.map((column) => column.label), ...words.rows.flat()])
    expect(table).toContain('firstRow="1"')
    expect(unescapeXml(/<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr[^>]* descr="([^"]*)"/.exec(file.slide(2))?.[1] ?? '')).toBe(`${words.title}. ${words.finding}`)
  })

  it('merge equal cells without losing any', async () => {
    const opened = await built(tiny, '---\nsection: A\n---\n\n# Surveys\n\n<SurveyFindings />\n')
    const rows = opened.slide(1).match(/<a:tr [\s\S]*?<\/a:tr>/g) ?? []
    expect(rows.map((row) => row.match(/<a:tc[ >]/g)?.length)).toEqual(Array.from({ length: 6 }, () => 7))
    expect(rows[1]).toContain('rowSpan="3"')
    expect(rows[2]).toContain('vMerge="1"')
  })

  it('share a slide where it has several', async () => {
    const { asked, camera } = fakeCamera()
    const opened = await built(tiny, '---\nsection: A\n---\n\n# Two\n\n<LaunchMap />\n\n<EventTimeline />\n', camera)
    expect(asked).toEqual(['1/0', '1/1'])
    const tops = [...opened.slide(1).matchAll(/<p:pic>[\s\S]*?<a:off x="\d+" y="(\d+)"\/>\s*<a:ext cx="\d+" cy="(\d+)"/g)].map(([, y, h]) => [Number(y), Number(h)] as const)
    expect(tops[0]![0] + tops[0]![1]).toBeLessThanOrEqual(tops[1]![0])
  })

  it('are charts whose elements stand in the order of the schema', () => {
    const [line = ''] = /<c:ser>[\s\S]*?<\/c:ser>/.exec(file.text('ppt/charts/chart2.xml')) ?? []
    expect([...line.matchAll(/<c:(spPr|marker|dLbls|cat|val|smooth|invertIfNegative)\b/g)].map(([, name]) => name)
      .filter((name, index, all) => all.indexOf(name) === index)).toEqual(['spPr', 'marker', 'dLbls', 'cat', 'val', 'smooth'])
    expect(file.text('ppt/charts/chart2.xml')).toMatch(/<c:logBase val="10"\/>[\s\S]*<c:min val="10"\/>/)
  })

  it('are native charts of the dataset’s values, with the same values in the workbook behind', () => {
    const { chart } = exhibit(tiny, 'StarBars')
    const xml = file.text('ppt/charts/chart1.xml')
    const values = (part: string): string[] => [...part.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value = '']) => value)
    expect(values(/<c:val>[\s\S]*<\/c:val>/.exec(xml)?.[0] ?? '')).toEqual(chart?.series[0]?.values.map(String))
    expect(values(/<c:cat>[\s\S]*<\/c:cat>/.exec(xml)?.[0] ?? '')).toEqual(chart?.categories)
    const sheet = strFromU8(unzipSync(file.parts['ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx']!)['xl/worksheets/sheet1.xml']!)
    for (const value of chart?.series[0]?.values ?? []) expect(sheet).toContain(`<v>${value}</v>`)
    expect(file.slide(3)).toMatch(/descr="GitHub stars of each project[^"]+hold[^"]+"/)
  })

  it('leave gaps where a series has no value, in the chart and in its workbook', async () => {
    const gapped = await built(withTiny((copy) => { copy.series[1]!.points.splice(0, 1) }), '---\nsection: A\n---\n\n# Series\n\n<StarSeries />\n')
    const series = gapped.text('ppt/charts/chart1.xml').split('<c:ser>')[2]!
    expect([...(/<c:val>[\s\S]*<\/c:val>/.exec(series)?.[0] ?? '').matchAll(/<c:pt idx="(\d)"/g)].map(([, index]) => index)).toEqual(['1', '2'])
    const sheet = strFromU8(unzipSync(gapped.parts['ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx']!)['xl/worksheets/sheet1.xml']!)
    expect(sheet).toContain('r="C3"')
    expect(sheet).not.toContain('r="C2"')
  })

  it('keep a true zero in the workbook', async () => {
    const growth = await built(tiny, '---\nsection: A\n---\n\n# Growth\n\n<StarGrowth />\n')
    const values = exhibit(tiny, 'StarGrowth').chart!.series[0]!.values
    const sheet = strFromU8(unzipSync(growth.parts['ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx']!)['xl/worksheets/sheet1.xml']!)
    expect([...sheet.matchAll(/<c r="B(?!1")\d+"><v>([^<]*)<\/v>/g)].map(([, value]) => Number(value))).toEqual(values)
    expect(values).toContain(0)
  })

  it('are photographs with alternative text where no table, chart or drawing can say it', () => {
    const words = exhibit(tiny, 'LaunchMap')
    expect(fake.asked).toEqual(['1/art', '5/0'])
    expect(unescapeXml(/<p:pic>[\s\S]*?descr="([^"]*)"/.exec(file.slide(5))?.[1] ?? '')).toBe(`${words.title}. ${words.finding}`)
    expect(paragraphs(file.slide(5))).toContain(words.title)
    expect(file.slide(1)).toMatch(/name="Decoration" descr=""><a:extLst>.*decorative/)
  })

  it('are pictures where a table would be too small to read', async () => {
    const { asked, camera } = fakeCamera()
    const crowded = withTiny((copy) => {
      copy.offloads = Array.from({ length: 40 }, (_, index) => ({ ...tiny.offloads[0]!, id: `capability-${index}`, why: 'long words '.repeat(30).trim() }))
    })
    const opened = await built(crowded, '---\nsection: A\n---\n\n# Much\n\n<OffloadSplit />\n', camera)
    expect(asked).toEqual(['1/0'])
    expect(opened.slide(1)).not.toContain('<a:tbl>')
  })

  it('fail with slide and remedy where there is nothing to photograph', async () => {
    await expect(built(tiny, MARKDOWN, { draw: async () => null, take: async () => null })).rejects.toThrow(/^slide 5 \(line \d+, "Launches"\): .*ExhibitFrame/)
  })
})

describe('notes of the PowerPoint copy', () => {
  it('are plain text, a paragraph a line', () => {
    const body = placeholders(file.text('ppt/notesSlides/notesSlide2.xml'), 'body').flatMap(paragraphs)
    expect(body).toEqual(['Say this and that (https://example.org/that).', '• first, then', '• second & third now'])
  })

  it('never hold what only the speaker should see', () => {
    for (const name of Object.keys(file.parts)) expect(file.text(name)).not.toMatch(/secret of the speaker|\[private\]/)
  })
})

describe('bytes of the PowerPoint copy', () => {
  it('are the same whenever and however often they are made', async () => {
    const input = async () => ({ deck: await deckOf(MARKDOWN, tiny), dataset: tiny, theme, camera: fakeCamera().camera })
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T01:02:03Z') })
    const first = await buildPptx(await input())
    vi.setSystemTime(new Date('2031-05-06T07:08:09Z'))
    const second = await buildPptx(await input())
    expect(Buffer.compare(first, second)).toBe(0)
  })

  it('carry the talk’s title matter and its as-of date', () => {
    const core = file.text('docProps/core.xml')
    expect(core).toContain('<dc:title>Tiny mesh in 2021</dc:title>')
    expect(core).toContain('<dc:creator>Ann Author</dc:creator>')
    expect(core).toContain('<dc:subject>A dataset small enough to add up in the head.</dc:subject>')
    expect(core.match(/2023-01-31T00:00:00Z/g)).toHaveLength(2)
    expect(file.text('docProps/app.xml')).toContain('<Company>Ann Author</Company>')
  })

  it('name only parts that exist, in relations and in content types', () => {
    const types = [...file.text('[Content_Types].xml').matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name)
    expect(types.filter((name) => !file.parts[name!])).toEqual([])
    const charts = names(/^ppt\/slides\/_rels/).flatMap((name) => [...file.text(name).matchAll(/Target="\/(ppt\/charts\/[^"]+)"/g)].map(([, part]) => part))
    expect(charts).toEqual(['ppt/charts/chart1.xml', 'ppt/charts/chart2.xml'])
  })

  it('stay well-formed with hostile text, and show it as it is', async () => {
    const hostile = '</a:t><x y="1">&amp;\u0001 \'"]]> $& $1 ../charts/chart9.xml 好 🙂'
    const shown = hostile.replace('\u0001', '')
    const opened = await built(withTiny((copy) => {
      Object.assign(copy.talk, { title: hostile, description: hostile, retoldAuthor: hostile })
      copy.sources[0]!.url = 'https://example.org/charts/chart2.xml?a=1&b=2'
      copy.sources[0]!.title = copy.sources[0]!.publisher = hostile
      copy.offloads[0]!.capability = copy.projects[0]!.name = copy.series[0]!.name = copy.outlook[0]!.headline = hostile
    }), MARKDOWN.replaceAll('Facts', '"F & <x>"').replace('# <Figure of="talk-title" />', '# A & B \\< C'))
    const { DOMParser } = new Window()
    for (const name of Object.keys(opened.parts).filter((part) => /\.(?:xml|rels)$/.test(part))) {
      expect(new DOMParser().parseFromString(opened.text(name), 'application/xml').querySelector('parsererror')?.textContent, name).toBeUndefined()
    }
    expect(paragraphs(opened.slide(1))[0]).toBe('A & B < C')
    expect(opened.links(2)).toEqual(['https://example.org/charts/chart2.xml?a=1&amp;b=2'])
    expect(paragraphs(opened.slide(2))[1]).toBe('F & <x>')
    expect(paragraphs(opened.slide(2))).toContain(shown)
    expect(unescapeXml(opened.text('docProps/core.xml'))).toContain(`<dc:title>${shown}</dc:title>`)
  })
})

const office = spawnSync('soffice', ['--version']).status === 0

describe('an office program', () => {
  it.skipIf(!office)('opens the file and shows a page for each slide', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pptx-office-'))
    try {
      writeFileSync(join(folder, 'deck.pptx'), await buildPptx({ deck: await deckOf(MARKDOWN, tiny), dataset: tiny, theme, camera: fakeCamera().camera }))
      spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'deck.pptx')])
      expect((await PDFDocument.load(readFileSync(join(folder, 'deck.pdf')))).getPageCount()).toBe(7)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
