import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXHIBITS } from '../../data/exhibits/index.ts'
import { dataset } from '../../data/index.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { openPdf } from '../../scripts/verify/pdf/open.ts'
import { tiny } from '../fixture/tiny.ts'
import { runScript, scratch, type Finished } from './run.ts'
import { smallDeck, SOUND, type SmallSlide } from './small-deck.ts'

const NAME = `.other-${process.pid}`
const FILES = [`${NAME}.md`, `${NAME}.ts`].map((file) => join(ROOT, file))

/** A slide for each thing that the dataset can show, whichever component that takes. A heading may type no number. */
const SLIDES: SmallSlide[] = Object.entries(EXHIBITS).flatMap(([tag, { variants }]) => variants(tiny).map((of) =>
  ({ heading: `${tag} ${of.replace(/\d+/, 'page')}`.trim(), body: of ? `<${tag} of="${of}" />` : `<${tag} />` })))

describe('a talk from another dataset', () => {
  let out: string
  let run: Finished
  beforeAll(async () => {
    out = await scratch('other')
    await writeFile(FILES[0]!, smallDeck([SOUND, ...SLIDES]))
    await writeFile(FILES[1]!, "import { tiny } from './test/fixture/tiny.ts'\n\nexport const dataset = tiny\n")
    run = await runScript('deck.ts', ['--entry', `${NAME}.md`, '--data', `${NAME}.ts`, '--out', out])
  })
  afterAll(() => Promise.all([...FILES, out].map((path) => rm(path, { recursive: true, force: true }))))

  it('becomes every copy, without a change of a component', () => {
    expect(run.code, run.output).toBe(0)
    expect(run.output.match(/^.* (\d+) of \1 /gm)).toHaveLength(6)
  })

  it('shows every component, and no subject of this talk', async () => {
    const { pages } = await openPdf(await readFile(join(out, `${tiny.talk.id}.pdf`)))
    expect(pages).toHaveLength(1 + SLIDES.length)
    const text = pages.map((page) => page.text).join('\n')
    expect(text).toContain('Tiny Mesh')
    expect(dataset.projects.filter(({ name }) => text.includes(name))).toEqual([])
  })
})
