// Reads the PDF that it is given as `workerData` and answers once.
import '../../lib/compile-cache.js'
import { parentPort, workerData } from 'node:worker_threads'
import { DeckError } from '../../lib/errors.ts'
import type { Answer } from './apart.ts'

const { openPdf } = await import('./open.ts')

async function answer(): Promise<Answer> {
  try {
    return { pdf: await openPdf(workerData as Uint8Array) }
  } catch (error) {
    if (error instanceof DeckError) return { failure: error.message }
    throw error
  }
}

parentPort?.postMessage(await answer())
