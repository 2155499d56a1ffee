import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from '../../scripts/lib/paths.ts'
import { scratch } from '../deck/run.ts'
import type { Host } from '../web/host.ts'
import { freePort } from './port.ts'

const PATH = '/talks/mesh/'
const FOLDER = '/srv/mesh/'
const PATIENCE = 10_000

/** The recipe that the README gives, for a folder and a path of our own. At `/` nothing is left to redirect. */
async function recipe(dir: string, base: string): Promise<string> {
  const [, block] = /```nginx\n([^`]+)```/.exec(await readFile(join(ROOT, 'README.md'), 'utf8')) ?? []
  if (!block) throw new Error('README.md gives no recipe for nginx')
  const lines = block.split('\n').filter((line) => base !== '/' || !line.trimStart().startsWith('location = '))
  return lines.join('\n').replaceAll(FOLDER, `${dir}/`).replaceAll(PATH, base).replaceAll(PATH.slice(0, -1), base.slice(0, -1))
}

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']

// One process in the foreground: there is no child to forget, and it reads what its user may read.
const configuration = (temp: string, port: number, server: string): string => `
daemon off; master_process off; pid ${temp}/nginx.pid; error_log stderr;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${TEMPORARY.map((name) => `${name}_temp_path ${temp}/${name};`).join(' ')}
  server { listen 127.0.0.1:${port}; ${server} }
}
`

/** Serves a folder at a path with Debian's nginx and the README's recipe. `base` begins and ends with a slash. */
export async function nginxAt(nginx: string, dir: string, base: string): Promise<Host> {
  const temp = await scratch('nginx')
  await mkdir(join(temp, 'logs'))
  const port = await freePort()
  await writeFile(join(temp, 'nginx.conf'), configuration(temp, port, await recipe(dir, base)))
  const child = spawn(nginx, ['-p', temp, '-e', 'stderr', '-c', 'nginx.conf'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => { said += String(chunk) })
  const ended = once(child, 'close')
  const stop = async (): Promise<void> => {
    child.kill()
    await ended
    await rm(temp, { recursive: true, force: true })
  }
  const origin = `http://127.0.0.1:${port}`
  for (const start = Date.now(); !await fetch(origin).then(() => true, () => false); await wait(20)) {
    if (child.exitCode === null && Date.now() - start < PATIENCE) continue
    await stop()
    throw new Error(`nginx did not start:\n${said}`)
  }
  return { origin, url: origin + base, stop, [Symbol.asyncDispose]: stop }
}
