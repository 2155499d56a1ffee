import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { pathwayOf } from '../../data/figures/pathways.ts'
import { dataset } from '../../data/index.ts'
import { loadDeck, type Slide } from '../../scripts/deck/load.ts'
import { entryFile } from '../../scripts/lib/paths.ts'
import { openPdf } from '../../scripts/verify/pdf/open.ts'
import type { PdfPage } from '../../scripts/verify/pdf/page.ts'
import { holds } from '../../scripts/verify/words.ts'

const { soffice } = inject('tools')
const NAME = dataset.talk.id

/** The PowerPoint file as LibreOffice prints it: an office program that had no part in writing it. */
async function printed(folder: string): Promise<PdfPage[]> {
  // A profile of its own: an office program that is open elsewhere would take the job, and its settings differ.
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  const file = join(inject('deckDir'), `${NAME}.pptx`)
  await promisify(execFile)(soffice ?? '', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { timeout: 100_000 })
  return (await openPdf(await readFile(join(folder, `${NAME}.pdf`)))).pages
}

describe.skipIf(!soffice)('the PowerPoint file in LibreOffice', () => {
  let folder = ''
  let pages: PdfPage[]
  let slides: Slide[]
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deck-office-'))
    ;[pages, { slides }] = await Promise.all([printed(folder), loadDeck(entryFile(), dataset)])
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('has a page for each slide', () => {
    expect(pages).toHaveLength(slides.length)
  })

  it('shows each heading as text that can be searched', () => {
    const lost = slides.filter(({ no, title }) => !holds(pages[no - 1]?.text ?? '', title))
    expect(lost.map(({ no, title }) => `slide ${no}: ${title}`)).toEqual([])
  })

  it('shows native tables, charts and diagrams with their words', () => {
    const pageWith = (tag: string): string => pages[(slides.find(({ tags }) => tags.some(({ name }) => name === tag))?.no ?? 0) - 1]?.text ?? ''
    for (const { name } of dataset.projects.filter(({ inArticle }) => inArticle)) {
      expect(holds(pageWith('ProjectTable'), name), `${name} in the table`).toBe(true)
      expect(holds(pageWith('StarBars'), name), `${name} in the chart`).toBe(true)
    }
    const drawn = slides.flatMap(({ no, tags }) => tags.flatMap(({ name, attributes }) => name === 'PathwayDiagram' ? { no, ...pathwayOf(dataset, attributes['of'] ?? '') } : []))
    expect(drawn).not.toEqual([])
    for (const { no, nodes, edges } of drawn) {
      const words = [...nodes, ...edges].flatMap(({ label }) => label ?? [])
      expect(words.filter((label) => !holds(pages[no - 1]?.text ?? '', label)), `missing on slide ${no}`).toEqual([])
    }
  })
})
