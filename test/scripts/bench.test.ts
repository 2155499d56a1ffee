import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagramSources } from '../../data/diagrams/index.ts'
import { withHeading, withNote } from '../../scripts/bench/case-edits.ts'
import { grown } from '../../scripts/bench/growth.ts'
import { parsePss, parseStat, treeOf } from '../../scripts/bench/process-tree.ts'
import { isMet, median, pairedRatio, ratioRange } from '../../scripts/bench/statistics.ts'
import { withFences } from '../../scripts/bench/stock.ts'
import { tableText } from '../../scripts/bench/table.ts'
import { emptyCaches } from '../../scripts/bench/workspace.ts'
import { loadDeck } from '../../scripts/deck/load.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { scratchFolder } from '../../scripts/lib/scratch.ts'
import { dataset } from '../../data/index.ts'

describe('statistics', () => {
  it('take the middle, by size and not by text', () => {
    expect(median([10, 9, 100])).toBe(10)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBeNaN()
  })

  it('compare runs pair by pair, so that a slow minute counts on neither side', () => {
    // The machine was ten times slower during the last pair.
    expect(pairedRatio([2, 2, 20], [1, 1, 10])).toBe(2)
    expect(pairedRatio([2, 2, 200], [1, 1, 10])).toBe(2)
    expect(ratioRange([2, 3, 20], [1, 1, 10])).toEqual([2, 3])
  })

  it('tell met from missed, the limit included', () => {
    expect([5.9, 6, 6.1].map((value) => isMet(value, { at: 'least', than: 6 }))).toEqual([false, true, true])
    expect([1.2, 1.3, 1.4].map((value) => isMet(value, { at: 'most', than: 1.3 }))).toEqual([true, true, false])
  })
})

describe('an edit', () => {
  it('changes one note or one heading of the deck, each time to other words', async () => {
    const markdown = await readFile(join(ROOT, 'slides.md'), 'utf8')
    await using folder = await scratchFolder('deck-edits-')
    const parsed = async (text: string): Promise<{ title: string, note: string }[]> => {
      const file = join(folder.path, 'slides.md')
      await writeFile(file, text)
      return (await loadDeck(file, dataset)).slides.map(({ title, note }) => ({ title, note }))
    }
    const [before, note, heading] = [await parsed(markdown), await parsed(withNote(markdown, 1)), await parsed(withHeading(markdown, 1))]
    const others = (after: typeof before): number[] => after.flatMap((slide, index) => JSON.stringify(slide) === JSON.stringify(before[index]) ? [] : [index + 1])
    expect(others(note)).toEqual([1])
    expect(note[0]!.note).toContain('Edited again. ')
    expect(others(heading)).toEqual([before.length])
    expect(heading.at(-1)!.title).toBe(`${before.at(-1)!.title} again`)
    expect(withNote(markdown, 1)).not.toBe(withNote(markdown, 2))
  })
})

describe('tableText', () => {
  it('sets both sides beside the ratio, and says what was missed', () => {
    expect(tableText('Slide PDF', ['ours', 'stock'], [
      { what: 'print', ours: '1.50 s', other: '9.00 s', ratio: 6, range: [5.5, 6.25], target: { at: 'least', than: 6 } },
      { what: 'with checks', ours: '10.00 s', other: '9.00 s', ratio: 0.9, target: { at: 'least', than: 6 } },
      { what: 'processor', ours: '1.00 s', other: '2.00 s', ratio: 2 },
    ])).toMatchInlineSnapshot(`
      "Slide PDF
                        ours   stock  ratio       runs  target
        print         1.50 s  9.00 s  6.00×  5.50–6.25    ≥ 6×  ✓ met
        with checks  10.00 s  9.00 s  0.90×               ≥ 6×  ✗ missed
        processor     1.00 s  2.00 s  2.00×"
    `)
  })
})

describe('a stock deck', () => {
  it('has each diagram as a fence, so that Slidev draws it in the page', async () => {
    const markdown = await readFile(join(ROOT, 'slides.md'), 'utf8')
    const sources = diagramSources(dataset)
    const fenced = withFences(markdown, sources)
    expect(fenced.match(/^```mermaid$/gm)).toHaveLength(sources.length)
    for (const { source } of sources) expect(fenced).toContain(`\`\`\`mermaid\n${source.trimEnd()}\n\`\`\``)
    expect(fenced).not.toContain('undefined')
  })
})

describe('the process tree', () => {
  const line = (name: string, parent: number, user: number, system: number): string =>
    `42 (${name}) S ${parent} 42 42 0 -1 4194560 1 2 3 4 ${user} ${system} 7 8 20 0 1 0 100 1000 10`

  it('reads parent and processor time, whatever the program is called', () => {
    expect(parseStat(line('node', 7, 150, 50))).toEqual({ parent: 7, cpu: 2 })
    expect(parseStat(line('a (b) S 1 c', 7, 150, 50))).toEqual({ parent: 7, cpu: 2 })
  })

  it('reads the proportional share of memory, and nothing where a process has ended', () => {
    expect(parsePss('Rss:  2048 kB\nPss:             1024 kB\nPss_Anon:  9 kB\n')).toBe(1024)
    expect(parsePss('')).toBe(0)
  })

  it('finds children of children, and nobody else', () => {
    const stats = new Map([[2, { parent: 1 }], [3, { parent: 2 }], [4, { parent: 3 }], [5, { parent: 1 }]])
    expect(treeOf(2, stats).sort()).toEqual([2, 3, 4])
  })
})

describe('grown', () => {
  it('makes a deck of so many slides of the real ones, its headmatter once', async () => {
    const markdown = await readFile(join(ROOT, 'slides.md'), 'utf8')
    const { slides } = await loadDeck(join(ROOT, 'slides.md'), dataset)
    await using folder = await scratchFolder('deck-grown-')
    const file = join(folder.path, 'slides.md')
    await writeFile(file, grown(markdown, 100))
    const large = await loadDeck(file, dataset)
    expect(large.slides).toHaveLength(100)
    expect(large.headmatter['canvasWidth']).toBe(1280)
    const titles = slides.map(({ title }) => title)
    expect(large.slides.slice(0, titles.length).map(({ title }) => title)).toEqual(titles)
    expect(large.slides[titles.length]?.title).toBe(titles[1])
    expect(large.slides.filter(({ title }) => title === titles[0])).toHaveLength(1)
  })
})

describe('emptyCaches', () => {
  it('forgets the deck and what is compiled of it, and leaves what is compiled of packages', async () => {
    await using folder = await scratchFolder('deck-kept-')
    const kept = join(folder.path, 'node_modules/.cache/deck')
    for (const name of ['web', 'modules', 'packages', 'diagrams', 'pictures', 'copies']) await mkdir(join(kept, name), { recursive: true })
    await emptyCaches(folder.path)
    expect(await readdir(kept)).toEqual(['packages'])
  })
})
