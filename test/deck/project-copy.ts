import { cp, mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../../scripts/lib/paths.ts'

const ROOMS = ['components', 'data', 'layouts', 'public', 'scripts', 'setup', 'styles', 'package.json', 'vite.config.ts', 'custom-nav-controls.vue']

/** Copies the project without its deck into an empty folder, with the same packages, and what is kept of earlier runs. */
export async function copyProject(root: string): Promise<void> {
  await Promise.all(ROOMS.map((room) => cp(join(ROOT, room), join(root, room), { recursive: true })))
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'))
}

/** Copies the project without its deck into an empty folder, with the same packages, and nothing kept of any run. */
export async function copyFreshProject(root: string): Promise<void> {
  const packages = (await readdir(join(ROOT, 'node_modules'))).filter((name) => name !== '.cache')
  await mkdir(join(root, 'node_modules'))
  await Promise.all([
    ...ROOMS.map((room) => cp(join(ROOT, room), join(root, room), { recursive: true })),
    ...packages.map((name) => symlink(join(ROOT, 'node_modules', name), join(root, 'node_modules', name))),
  ])
}
