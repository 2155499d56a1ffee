import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, relative } from 'node:path'
import { DeckError, messageOf } from './errors.ts'
import { ROOT } from './paths.ts'

/** What the file system found, up to where another folder would help. */
const FOUND: Record<string, string> = {
  EACCES: 'the folder is not writable;',
  EPERM: 'the folder is not writable;',
  EROFS: 'the disk is read-only;',
  ENOSPC: 'the disk is full; make room or',
  EDQUOT: 'the disk is full; make room or',
  ENOTDIR: 'a file is in the way;',
  EEXIST: 'a file is in the way;',
}

// These can come in the middle of any work. A bundler hands them on as text, Rust in words of its own; Chromium says only
// that it can't read the temporary file through which it hands over a PDF.
const AT_ANY_TIME: Record<string, RegExp> = {
  ENOSPC: /\bENOSPC\b|No space left|\(IO\.read\): Read failed/i,
  EDQUOT: /\bEDQUOT\b|quota exceeded/i,
  EROFS: /\bEROFS\b|Read-only file system/i,
  EACCES: /\bEACCES: permission denied, /,
  EPERM: /\bEPERM: operation not permitted, /,
}
const OF_RIGHTS = ['EACCES', 'EPERM']

/** The paths of Node's own message: `ENOSPC: no space left on device, copyfile 'a' -> 'b'`. */
const PATHS = /, \w+ '([^'\n]*)'(?: -> '([^'\n]*)')?/

const sentence = (action: string, path: string, found: string, remedy: string, cause: unknown): DeckError =>
  new DeckError(`${action} ${path}: ${found} ${remedy}.`, { cause })

/** An error of the file system in the output folder as one sentence: what could not be done, where, and the remedy. */
export function diskFailure(action: string, path: string, error: unknown): DeckError {
  const found = FOUND[(error as NodeJS.ErrnoException).code ?? '']
  return found === undefined
    ? new DeckError(`${action} ${path}: ${messageOf(error)}.`, { cause: error })
    : sentence(action, path, found, 'choose another folder with --out', error)
}

const isError = (error: unknown): error is NodeJS.ErrnoException & { dest?: string } => error instanceof Error

/** The code of an error that the disk is to blame for; undefined for any other error. */
function codeOf(error: unknown): string | undefined {
  const { code = '', syscall = '' } = isError(error) ? error : {}
  // A program that can't be started is no matter of the disk.
  if (code in AT_ANY_TIME && !syscall.startsWith('spawn')) return code
  return Object.entries(AT_ANY_TIME).find(([, words]) => words.test(messageOf(error)))?.[0]
}

/** What could not be written or read, where the error tells: of a copy or move, where it goes. */
function pathOf(error: unknown): string | undefined {
  const { path, dest } = isError(error) ? error : {}
  const [, from, to] = PATHS.exec(messageOf(error)) ?? []
  return dest ?? path ?? to ?? from
}

/** Whether a path is a folder or lies in it, a stage included. */
function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !isAbsolute(way) && !/^\.\.(?:[\\/]|$)/.test(way)
}

/** Whether a path is among the temporary files, and not in a project that is itself there. */
const isTemporary = (path: string): boolean =>
  isWithin(tmpdir(), path) && (isWithin(ROOT, tmpdir()) || !isWithin(ROOT, path))

/** Bytes that may still be written to the disk of a folder; without end where that can't be told. */
function roomOf(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Infinity
  }
}

/** Where something was written whose path is not known: writing on in an open file names none. The folder whose disk has less room. */
function likelyPlace(code: string, folder: string | undefined): string | undefined {
  if (OF_RIGHTS.includes(code)) return undefined
  if (code === 'EROFS') return folder
  const temp = tmpdir()
  return folder === undefined || roomOf(temp) < roomOf(folder) ? temp : folder
}

/** The remedy for a place that is neither the output folder nor that of temporary files: the project, mostly. */
const withRights = (path: string, cause: unknown): DeckError =>
  sentence('cannot read or change', path, 'this user has no right to;', 'allow it with chmod, or work in a copy of the project', cause)

/**
 * An error of any work as one sentence with the path and the remedy, where the disk is to blame; other errors stay as they are.
 * @param folder where the outputs go, if the work has any
 */
export function explainDisk(error: unknown, folder?: string): unknown {
  // One that nothing was behind is about the deck, whose words it may quote.
  const code = error instanceof DeckError && error.cause === undefined ? undefined : codeOf(error)
  const path = code === undefined ? undefined : pathOf(error) ?? likelyPlace(code, folder)
  if (code === undefined || path === undefined) return error
  if (folder !== undefined && isWithin(folder, path)) return diskFailure('cannot write to', folder, Object.assign(new Error(code, { cause: error }), { code }))
  const found = FOUND[code] ?? ''
  if (isTemporary(path)) return sentence('cannot write to', path, found, 'set TMPDIR to another folder', error)
  return OF_RIGHTS.includes(code) ? withRights(path, error) : sentence('cannot write to', path, found, 'work in a copy of the project on another disk', error)
}
