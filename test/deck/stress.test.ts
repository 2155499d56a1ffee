import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { runScript, type Finished } from './run.ts'
import { SECOND_LINE, smallDeck, SOUND, type SmallSlide } from './small-deck.ts'

const NAME = 'A project with a name of exactly seventy characters, which nobody says'

const files: string[] = []
afterAll(() => Promise.all(files.map((file) => rm(join(ROOT, file), { force: true }))))

/** Writes a file of one test into the project, where decks and datasets lie. */
async function given(name: string, text: string): Promise<string> {
  const file = `.stress-${process.pid}-${name}`
  files.push(file)
  await writeFile(join(ROOT, file), text)
  return file
}

const deckOf = (name: string, slide: SmallSlide): Promise<string> => given(`${name}.md`, smallDeck([SOUND, slide]))

/** A dataset module that changes the talk's own; `change` is the body of an object literal. */
const dataOf = (name: string, change: string, before = ''): Promise<string> => given(`${name}.ts`, `
import { dataset as talk } from './data/index.ts'
import type { Dataset } from './data/schema/index.ts'
${before}
export const dataset: Dataset = { ...talk, ${change} }
`)

const check = (entry: string | null, data: string | null): Promise<Finished> =>
  runScript('check.ts', [...entry ? ['--entry', entry] : [], ...data ? ['--data', data] : []])

const faultsOf = ({ output }: Finished): string[] => output.split('\n').filter((line) => line.startsWith('  slide '))

describe.concurrent('npm run check', () => {
  it('says that a slide of sixty lines does not fit, where, and what to do', async ({ expect }) => {
    const lines = Array.from({ length: 60 }, (_, index) => `- line ${'abcdefghij'[index % 10]}`).join('\n')
    const found = await check(await deckOf('long', { heading: 'The long slide', body: lines }), null)
    expect(found.output).toMatch(/✓ dataset\n✓ deck\n(.*\n)*✗ rendered slides: \d/)
    const faults = faultsOf(found)
    expect(faults.length).toBeGreaterThan(0)
    expect(faults.filter((line) => !line.startsWith(`  slide 2 (line ${SECOND_LINE}, "The long slide"): `))).toEqual([])
    expect(faults.join('\n')).toMatch(/"line [a-j]" leaves the slide by \d+ px\. Remedy: shorten the text, or split the slide\./)
    // A few, and how many more: sixty lines that say the same would hide a fault of another slide.
    expect(faults.join('\n')).toMatch(/: \d+ more of this kind\. /)
    expect(faults.length).toBeLessThan(12)
    expect(found.code).toBe(1)
  })

  it('says which slide a name of seventy characters does not fit', async ({ expect }) => {
    expect(NAME).toHaveLength(70)
    const data = await dataOf('name', `projects: talk.projects.map((project) => project.id === 'istio' ? { ...project, name: '${NAME}' } : project)`)
    const found = await check(await deckOf('name', { heading: '<Figure of="top-name" />', body: '<StarBars />' }), data)
    const faults = faultsOf(found)
    // The heading comes from the parser, the broken label from the chart: both read the chosen dataset.
    expect(faults.filter((line) => !line.startsWith(`  slide 2 (line ${SECOND_LINE}, "${NAME}"): `))).toEqual([])
    expect(faults.join('\n')).toMatch(/: "A project with a name of [^"]*" is [\d.]+ px, smaller than 16 px\. Remedy: show fewer rows/)
    expect(found.code).toBe(1)
  })

  it('says which slides of the talk can\'t hold forty projects', async ({ expect }) => {
    const data = await dataOf('many', `
      projects: [...talk.projects, ...more],
      snapshots: talk.snapshots.map((snapshot) => ({ ...snapshot, stars: { ...snapshot.stars, ...stars } })),
    `, `
      const more = talk.projects.slice(0, 1).flatMap((project) =>
        Array.from({ length: ${40 - dataset.projects.length} }, (_, index) => ({ ...project, id: \`more-\${index}\`, name: \`More \${index}\` })))
      const stars = Object.fromEntries(more.map(({ id }, index) => [id, 100 + index]))
    `)
    const found = await check(null, data)
    expect(found.output).toMatch(/✓ dataset\n✓ deck\n/)
    const faults = faultsOf(found)
    const listed = dataset.projects.filter(({ inArticle }) => inArticle).length + 40 - dataset.projects.length
    expect(faults.find((line) => line.includes(`${listed} projects in`))).toMatch(/"More \d+" (runs \d+ px into|leaves the slide)/)
    expect(faults.join('\n')).toMatch(/of the stars"\): "[^"]+" is [\d.]+ px, smaller than 16 px\. Remedy: show fewer rows, or give the exhibit more room\./)
    expect(faults.join('\n')).toMatch(/of the stars"\): \d+ more of this kind\./)
    expect(found.code).toBe(1)
  })

  it('reports every fault of the records at once, by file, record and field', async ({ expect }) => {
    const data = await dataOf('bad', `
      projects: talk.projects.map((project) => project.id === 'istio' ? { ...project, url: 'not a link' } : project),
      snapshots: talk.snapshots.map((snapshot, index) => index === 0 ? { ...snapshot, stars: { ...snapshot.stars, nobody: 7 } } : snapshot),
    `)
    const found = await check(null, data)
    expect(found.output).toMatch(/✗ dataset: 2\n/)
    expect(found.output).toMatch(/^ {2}data\/records\/projects[^ ]*\.ts › istio › url: .*"not a link"/m)
    expect(found.output).toMatch(/^ {2}data\/records\/snapshots\.ts › [\w-]+ › stars\.nobody: /m)
    expect(found.code).toBe(1)
  })

  it('passes the talk, and says that it checked all three parts', async ({ expect }) => {
    const { code, output } = await check(null, null)
    expect(output.split('\n').filter((line) => /^[✓✗-]/.test(line))).toEqual(['✓ dataset', '✓ deck', '✓ rendered slides'])
    expect(code, output).toBe(0)
  })
})
