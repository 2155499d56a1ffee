import type { Rule } from 'eslint'
import { dirname, relative, resolve, sep } from 'node:path'
import { longestPrefix, ROOMS, type Room } from './rooms.ts'

/** One import: what it names and whether it takes types alone. */
interface Import { name: string; typesOnly: boolean }
/** The part that import and re-export declarations share. */
interface Declaration { source?: { value?: unknown } | null; importKind?: string; exportKind?: string }

const listed = (paths: readonly string[]): string => paths.length ? paths.join(', ') : 'nothing'
const isPackage = (name: string, packages: readonly string[]): boolean =>
  packages.some((each) => name === each || name.startsWith(`${each}/`))

function refusedPackage({ packages }: Room, name: string): string | undefined {
  if (packages === undefined) return isPackage(name, ['zod']) ? 'leaves zod to data/schema/ and data/check/' : undefined
  return isPackage(name, packages) ? undefined : `may import these packages only: ${listed(packages)}`
}

/** Why a file of a room may not import something; undefined where it may. Paths are relative to the project's root. */
function refusal(home: string, room: Room, target: string, typesOnly: boolean): string | undefined {
  const reach = [...room.may, ...room.types ?? []]
  const allowed = longestPrefix(target, [home, ...reach])
  if (allowed === undefined) return `may import ${listed([...new Set([home, ...reach])])} only`
  const typesAlone = allowed !== home && room.types?.includes(allowed)
  return typesAlone && !typesOnly ? `may import types from ${allowed}, no values: write "import type"` : undefined
}

const posix = (path: string): string => path.split(sep).join('/')

function judge(cwd: string, filename: string, { name, typesOnly }: Import): string | undefined {
  const home = longestPrefix(posix(relative(cwd, filename)), Object.keys(ROOMS))
  const room = home === undefined ? undefined : ROOMS[home]
  if (home === undefined || room === undefined) return undefined
  const reason = name.startsWith('.')
    ? refusal(home, room, posix(relative(cwd, resolve(dirname(filename), name))), typesOnly)
    : refusedPackage(room, name)
  return reason && `${home} ${reason}`
}

/** Holds the table of rooms: imports run one way, and zod stays out of the browser. */
export const oneWayImports: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { refused: '"{{name}}": {{reason}} (see CONTRIBUTING.md, Rooms).' } },
  create(context) {
    const check = (node: Rule.Node): void => {
      const { source, importKind, exportKind } = node as unknown as Declaration
      if (typeof source?.value !== 'string') return
      const name = source.value
      const reason = judge(context.cwd, context.filename, { name, typesOnly: importKind === 'type' || exportKind === 'type' })
      if (reason) context.report({ node, messageId: 'refused', data: { name, reason } })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}
