import { DeckError, messageOf } from './errors.ts'

const ELSEWHERE = 'choose another folder with --out'
const REMEDIES: Record<string, string> = {
  EACCES: `the folder is not writable; ${ELSEWHERE}`,
  EPERM: `the folder is not writable; ${ELSEWHERE}`,
  EROFS: `the disk is read-only; ${ELSEWHERE}`,
  ENOSPC: `the disk is full; make room or ${ELSEWHERE}`,
  EDQUOT: `the disk is full; make room or ${ELSEWHERE}`,
  ENOTDIR: `a file is in the way; ${ELSEWHERE}`,
  EEXIST: `a file is in the way; ${ELSEWHERE}`,
}

// These can come in the middle of any work. A bundler hands them on as text, Rust in words of its own.
const AT_ANY_TIME = { ENOSPC: /ENOSPC|No space left/i, EDQUOT: /EDQUOT|quota exceeded/i, EROFS: /EROFS|Read-only file system/i }

/** An error of the file system as one sentence: what could not be done, where, and the remedy. */
export function diskFailure(action: string, path: string, error: unknown): DeckError {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return new DeckError(`${action} ${path}: ${REMEDIES[code] ?? messageOf(error)}.`, { cause: error })
}

/** The same for an error of any work that writes to a folder, where the disk is to blame; other errors stay as they are. */
export function explainDisk(error: unknown, folder: string): unknown {
  const code = Object.entries(AT_ANY_TIME).find(([, words]) => words.test(messageOf(error)))?.[0]
  return code === undefined ? error : diskFailure('cannot write to', folder, Object.assign(new Error(code, { cause: error }), { code }))
}
