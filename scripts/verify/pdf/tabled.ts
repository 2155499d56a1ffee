import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROOT } from '../../lib/paths.ts'

/** The template of a component, without what opens in a dialog and is on no page. */
const templateOf = (vue: string): string => (/<template>[\s\S]*/.exec(vue)?.[0] ?? '').replace(/<dialog[\s\S]*?<\/dialog>/g, '')

const holdsTag = (template: string, tags: Iterable<string>): boolean => new RegExp(`<(?:${[...tags].join('|')})[\\s>]`).test(template)

function readTags(root: string): Set<string> {
  const components = join(root, 'components')
  const files = readdirSync(components, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'))
  const templates = files.map((file) => ({ tag: basename(file, '.vue'), template: templateOf(readFileSync(join(components, file), 'utf8')) }))
  const tabled = new Set(['table'])
  for (let known = 0; known !== tabled.size;) {
    known = tabled.size
    for (const { tag, template } of templates) if (holdsTag(template, tabled)) tabled.add(tag)
  }
  return tabled
}

let read: Set<string> | null = null

/** Tags of components that show a table, by themselves or by one within; read once from their templates. */
export const tabledTags = (): ReadonlySet<string> => read ??= readTags(ROOT)
