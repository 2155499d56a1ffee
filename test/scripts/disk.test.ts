import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { DeckError, messageOf } from '../../scripts/lib/errors.ts'
import { diskFailure, explainDisk } from '../../scripts/lib/disk.ts'
import { ROOT } from '../../scripts/lib/paths.ts'

const WORDS = {
  ENOSPC: 'no space left on device', EDQUOT: 'disk quota exceeded', EROFS: 'read-only file system', EACCES: 'permission denied', EPERM: 'operation not permitted',
}
type Code = keyof typeof WORDS

/** An error as Node makes it; without a path where an open file is written on. */
function failed(code: Code, syscall: string, path?: string, dest?: string): Error {
  const message = `${code}: ${WORDS[code]}, ${syscall}${path === undefined ? '' : ` '${path}'`}${dest === undefined ? '' : ` -> '${dest}'`}`
  return Object.assign(new Error(message), { code, syscall, ...path !== undefined && { path }, ...dest !== undefined && { dest } })
}

const OUT = '/talk/dist'
const PROJECT = '/talk/components/Bars.vue'
const temporary = (name: string): string => join(tmpdir(), name)

function told(error: unknown, folder?: string): string {
  const explained = explainDisk(error, folder)
  expect(explained).toBeInstanceOf(DeckError)
  return messageOf(explained)
}

describe('explainDisk', () => {
  it.each([OUT, `${OUT}/talk.pdf`, `${OUT}/.staging-7/web/index.html`, `${OUT}/..draft`])('blames the output folder for %s', (path) => {
    expect(told(failed('ENOSPC', 'open', path), OUT)).toBe(`cannot write to ${OUT}: the disk is full; make room or choose another folder with --out.`)
  })

  it('blames the folder of temporary files for what is there', () => {
    const path = temporary('deck-1/x')
    expect(told(failed('ENOSPC', 'mkdir', path), OUT)).toBe(`cannot write to ${path}: the disk is full; make room or set TMPDIR to another folder.`)
    expect(told(failed('EACCES', 'mkdir', path), OUT)).toBe(`cannot write to ${path}: the folder is not writable; set TMPDIR to another folder.`)
    expect(told(failed('EROFS', 'mkdir', path))).toBe(`cannot write to ${path}: the disk is read-only; set TMPDIR to another folder.`)
  })

  it('knows the output folder within that of temporary files', () => {
    expect(told(failed('EDQUOT', 'open', temporary('out/x')), temporary('out'))).toMatch(/out: the disk is full; .*--out\.$/)
    expect(told(failed('EDQUOT', 'open', temporary('output/x')), temporary('out'))).toMatch(/output.x: the disk is full; .*TMPDIR/)
  })

  it('knows a project within the folder of temporary files, and that folder within a project', () => {
    vi.stubEnv('TMPDIR', dirname(ROOT))
    expect(told(failed('EROFS', 'open', join(ROOT, 'tmp/x')))).toContain('work in a copy of the project')
    vi.stubEnv('TMPDIR', join(ROOT, 'tmp'))
    expect(told(failed('EROFS', 'open', join(ROOT, 'tmp/x')))).toContain('set TMPDIR')
    vi.unstubAllEnvs()
  })

  it.each(['EACCES', 'EPERM'] as const)('names what a user has no right to: %s', (code) => {
    expect(told(failed(code, 'open', PROJECT), OUT))
      .toBe(`cannot read or change ${PROJECT}: this user has no right to; allow it with chmod, or work in a copy of the project.`)
  })

  it('names what is on a read-only or full disk elsewhere', () => {
    expect(told(failed('EROFS', 'unlink', PROJECT))).toMatch(/cannot write to .*Bars\.vue: the disk is read-only; work in a copy of the project on another disk\.$/)
    expect(told(failed('ENOSPC', 'open', PROJECT))).toMatch(/Bars\.vue: the disk is full; make room or work in a copy/)
  })

  it('takes where a copy goes, not where it comes from', () => {
    expect(told(failed('EACCES', 'copyfile', PROJECT, `${OUT}/x`), OUT)).toContain(`cannot write to ${OUT}:`)
    expect(told(new Error(`EACCES: permission denied, copyfile '${OUT}/x' -> '${PROJECT}'`), OUT)).toContain(PROJECT)
  })

  it('reads the path from what a bundler hands on as text', () => {
    const text = new DeckError(`the web build failed: EACCES: permission denied, open '${PROJECT}'`, { cause: new Error() })
    expect(told(text, OUT)).toContain(`cannot read or change ${PROJECT}:`)
  })

  it('takes the disk with less room where no path is told', async () => {
    vi.resetModules()
    vi.doMock('node:fs', async (original) => ({
      ...await original<typeof import('node:fs')>(), statfsSync: (path: string) => ({ bavail: path === tmpdir() ? 1 : 2, bsize: 4096 }),
    }))
    const fresh = await import('../../scripts/lib/disk.ts')
    expect(messageOf(fresh.explainDisk(failed('ENOSPC', 'write'), OUT))).toMatch(/the disk is full; make room or set TMPDIR/)
    // Chromium's words for a temporary file that it could not write.
    expect(messageOf(fresh.explainDisk(new Error('page.pdf: Protocol error (IO.read): Read failed'), OUT))).toMatch(/full; .*TMPDIR/)
    vi.doUnmock('node:fs')
  })

  it.each([
    ['a defect', new TypeError('x is undefined')],
    ['a browser that can\'t be started', Object.assign(new Error('spawn /x EACCES'), { code: 'EACCES', syscall: 'spawn /x', path: '/x' })],
    ['a port that is not allowed', Object.assign(new Error('listen EACCES: permission denied 0.0.0.0:80'), { code: 'EACCES', syscall: 'listen' })],
    ['a fault of a slide with such words', new DeckError('slide 2: "ENOSPC: No space left" leaves the slide')],
    ['what is explained already', diskFailure('cannot put in place', `${OUT}/x`, failed('EROFS', 'rename', OUT))],
  ])('leaves %s as it is', (_what, error) => {
    expect(explainDisk(error, OUT)).toBe(error)
  })
})
