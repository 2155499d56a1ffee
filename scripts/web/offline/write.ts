import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { contentCache, contentKey } from '../../lib/content-cache.ts'
import { installed } from '../../lib/content-hash.ts'
import { ROOT } from '../../lib/paths.ts'

const HASHED = /^assets\/.*-[\w-]{8}\.\w+$/
/** Not for visitors: read by hosts, by crawlers, by other programs, or the worker itself. */
const LEFT_OUT = /^(?:_headers|robots\.txt|sitemap\.xml|dataset(?:\.schema)?\.json|og\.png|sw\.js|print\/.*)$/

// A module, for its own address: the app changes the page's, and a script's src is relative to that.
const REGISTER = `const register=()=>{navigator.serviceWorker?.register(new URL('sw.js',import.meta.url)).catch(()=>{})}
if(document.readyState==='complete')register();else addEventListener('load',register)
`

interface Kept { url: string, revision: string | null }

async function keptFile(dir: string, url: string): Promise<Kept> {
  if (HASHED.test(url)) return { url, revision: null }
  const bytes = await readFile(join(dir, url))
  return { url, revision: createHash('sha256').update(bytes).digest('hex').slice(0, 16) }
}

/** Every file that a visitor may need, with what tells its versions apart. */
export async function filesToKeep(dir: string): Promise<Kept[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const urls = entries.filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((url) => !LEFT_OUT.test(url))
  return Promise.all(urls.sort().map((url) => keptFile(dir, url)))
}

const WORKER = join(import.meta.dirname, 'worker.ts')

async function bundled(): Promise<string> {
  const { build } = await import('vite')
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry: WORKER, formats: ['iife'], name: 'worker' } },
  })
  const [output] = Array.isArray(result) ? result : [result]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (!chunk) throw new Error('Vite built no service worker')
  return chunk.code
}

/** The worker without the list of its files, as the first run has bundled it: most runs need not load Vite. */
async function bundledWorker(): Promise<string> {
  const cache = contentCache(ROOT, 'worker')
  const key = contentKey(await readFile(WORKER, 'utf8'), await readFile(import.meta.filename, 'utf8'), await installed(ROOT))
  const kept = await cache.get(key)
  if (kept) return kept.toString()
  const code = await bundled()
  // Where it can't be kept, the next run bundles it.
  await cache.set(key, code).then(() => cache.prune(1)).catch(() => {})
  return code
}

/**
 * Writes the service worker and the script that registers it. Runs when every other file is in place.
 * A new version is fetched in the background and takes over when the last tab of the old one is closed,
 * so that nothing changes under a speaker.
 */
export async function writeOffline(webDir: string): Promise<void> {
  await writeFile(join(webDir, 'offline.js'), REGISTER)
  const [files, worker] = await Promise.all([filesToKeep(webDir), bundledWorker()])
  await writeFile(join(webDir, 'sw.js'), `const FILES=${JSON.stringify(files)};\n${worker}`)
}
