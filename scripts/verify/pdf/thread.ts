// Reads each PDF that it is sent, one after the other, and answers in the same order.
import '../../lib/compile-cache.js'
import { parentPort } from 'node:worker_threads'
import { DeckError } from '../../lib/errors.ts'
import type { Answer } from './apart.ts'

async function answer(bytes: Uint8Array): Promise<Answer> {
  try {
    return { pdf: await (await import('./open.ts')).openPdf(bytes) }
  } catch (error) {
    if (error instanceof DeckError) return { failure: error.message }
    throw error
  }
}

let last = Promise.resolve()
parentPort?.on('message', (bytes: Uint8Array) => {
  last = last.then(async () => { parentPort?.postMessage(await answer(bytes)) })
})
