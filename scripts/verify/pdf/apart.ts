import { Worker } from 'node:worker_threads'
import { DeckError } from '../../lib/errors.ts'
import type { PdfCopy } from './open.ts'

/** What the thread says in the end: the PDF as read, or why it can't be. */
export type Answer = { pdf: PdfCopy } | { failure: string }

/**
 * Opens a PDF on a thread of its own: reading takes longer than printing, and would hold up the copies still being made.
 * @throws DeckError when it is no PDF that can be read
 */
export async function openPdfApart(bytes: Uint8Array): Promise<PdfCopy> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: bytes, execArgv: ['--disable-warning=ExperimentalWarning'] })
  const answer = await new Promise<Answer>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => { reject(new Error(`the thread that reads a PDF ended without an answer (${code})`)) })
  })
  if ('failure' in answer) throw new DeckError(answer.failure)
  return answer.pdf
}
