import { Worker } from 'node:worker_threads'
import { DeckError } from '../../lib/errors.ts'
import type { PdfCopy } from './open.ts'

/** What the thread says of each PDF it is given: the PDF as read, or why it can't be. */
export type Answer = { pdf: PdfCopy } | { failure: string }

interface Waiting { resolve: (answer: Answer) => void; reject: (error: Error) => void }

/** A thread that reads PDFs one after the other; the process does not wait for it when it has nothing to read. */
class Reader {
  #worker = new Worker(new URL('./thread.ts', import.meta.url), { execArgv: ['--disable-warning=ExperimentalWarning'] })
  #waiting: Waiting[] = []

  constructor() {
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => {
      this.#waiting.shift()?.resolve(answer)
      if (this.#waiting.length === 0) this.#worker.unref()
    })
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', (code) => this.#end(new Error(`the thread that reads PDFs ended (${code})`)))
  }

  #end(error: Error): void {
    if (reader === this) reader = null
    for (const { reject } of this.#waiting.splice(0)) reject(error)
  }

  read(bytes: Uint8Array): Promise<Answer> {
    this.#worker.ref()
    this.#worker.postMessage(bytes)
    return new Promise((resolve, reject) => { this.#waiting.push({ resolve, reject }) })
  }
}

let reader: Reader | null = null

/**
 * Opens a PDF on a thread: reading takes longer than printing, and would hold up the copies still being made.
 * One thread for all, because it reads the second PDF in two thirds of the time.
 * @throws DeckError when it is no PDF that can be read
 */
export async function openPdfApart(bytes: Uint8Array): Promise<PdfCopy> {
  reader ??= new Reader()
  const answer = await reader.read(bytes)
  if ('failure' in answer) throw new DeckError(answer.failure)
  return answer.pdf
}
