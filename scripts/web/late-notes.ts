import type { Plugin } from 'vite'

const FRONTMATTER = /__slidev_(\d+)\.frontmatter$/
const SLIDE_BASE = /^ {4}\.\.\.\((\{.*\})\),$/m
const ID = 'virtual:deck-notes'

/**
 * Takes speaker notes out of what every visitor downloads: Slidev puts them into the first chunk.
 * They become `virtual:deck-notes`, an array of HTML by slide, which the presenter, notes and
 * overview pages load; see `setup/main.ts`. In the dev server Slidev's own way is kept, and the array is empty.
 */
export function lateNotes(slides: number): Plugin {
  const notes: string[] = []
  return {
    name: 'deck:late-notes',
    enforce: 'pre',
    resolveId: (id) => id === ID ? `\0${ID}` : null,
    async load(id) {
      if (id !== `\0${ID}`) return null
      await Promise.all(Array.from({ length: slides }, async (_, index) => {
        const facade = await this.load({ id: `/@slidev/slides/${index + 1}/frontmatter`, resolveDependencies: true })
        await Promise.all(facade.importedIds.map((file) => this.load({ id: file })))
      }))
      return `export default ${JSON.stringify(Array.from({ length: slides }, (_, index) => notes[index] ?? ''))}`
    },
    transform: {
      filter: { id: FRONTMATTER },
      handler(code, id) {
        return code.replace(SLIDE_BASE, (_, json: string) => {
          const { noteHTML = '', frontmatterRaw: _raw, revision: _revision, ...base } = JSON.parse(json) as Record<string, unknown>
          notes[Number(FRONTMATTER.exec(id)?.[1]) - 1] = String(noteHTML)
          return `    ...(${JSON.stringify({ ...base, noteHTML: '' })}),`
        })
      },
    },
  }
}
