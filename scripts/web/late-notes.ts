import type { Plugin } from 'vite'

const FRONTMATTER = /__slidev_(\d+)\.frontmatter$/
const FACADE = /^\/@slidev\/slides\/\d+\/frontmatter$/
const SLIDE_BASE = /^ {4}\.\.\.\((\{.*\})\),$/m
const ID = 'virtual:deck-notes'

/**
 * Takes speaker notes out of what every visitor downloads: Slidev puts them into the first chunk.
 * They become `virtual:deck-notes`, an array of HTML by slide, which the presenter, notes and
 * overview pages load; see `setup/client/notes.ts`. The dev server keeps Slidev's own way, and the array is empty.
 */
export function lateNotes(): Plugin {
  const notes: string[] = []
  let building = false
  return {
    name: 'deck:late-notes',
    enforce: 'pre',
    configResolved(config) {
      building = config.command === 'build'
    },
    resolveId: (id) => id === ID ? `\0${ID}` : null,
    async load(id) {
      if (id !== `\0${ID}`) return null
      if (!building) return 'export default []'
      const slides = await this.load({ id: '/@slidev/slides', resolveDependencies: true })
      await Promise.all(slides.importedIds.filter((imported) => FACADE.test(imported)).map(async (facade) => {
        const { importedIds } = await this.load({ id: facade, resolveDependencies: true })
        await Promise.all(importedIds.map((file) => this.load({ id: file })))
      }))
      return `export default ${JSON.stringify([...notes].map((note) => note ?? ''))}`
    },
    transform: {
      filter: { id: FRONTMATTER },
      handler(code, id) {
        if (!building) return null
        return code.replace(SLIDE_BASE, (_, json: string) => {
          const { noteHTML = '', frontmatterRaw: _raw, revision: _revision, ...base } = JSON.parse(json) as Record<string, unknown>
          notes[Number(FRONTMATTER.exec(id)?.[1]) - 1] = String(noteHTML)
          return `    ...(${JSON.stringify({ ...base, noteHTML: '' })}),`
        })
      },
    },
  }
}
