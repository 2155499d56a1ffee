import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { slidesPdf } from '../render/slides-pdf.ts'
import type { Copy } from './context.ts'

const pdfName = (id: string): string => `${id}.pdf`

/** Every copy by the name that `--only` takes, in the order they are made. */
export const COPIES = {
  web: {
    label: 'web version',
    outputs: () => ['web'],
    make: async () => {},
  },
  pdf: {
    label: 'slide PDF',
    outputs: ({ dataset }) => [pdfName(dataset.talk.id)],
    make: async ({ print, pages, deck, dataset, stage }) =>
      writeFile(join(stage, pdfName(dataset.talk.id)), await slidesPdf(print.page, pages, deck, dataset)),
  },
} as const satisfies Record<string, Copy>

export type CopyName = keyof typeof COPIES
export const COPY_NAMES = Object.keys(COPIES) as CopyName[]
