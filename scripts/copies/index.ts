import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { handoutName, writeHandout } from '../handout/index.ts'
import { oneFileName, writeOneFile } from '../onefile/index.ts'
import { pptxName, writePptx } from '../pptx/index.ts'
import { writeReadingPage } from '../reading/index.ts'
import { writeSlidePictures } from '../render/slide-pictures.ts'
import { slidesPdf } from '../render/slides-pdf.ts'
import { finishWeb } from '../web/finish.ts'
import { SOCIAL_CARD } from '../web/page/site.ts'
import { socialCard, writeCard } from '../web/pictures.ts'
import type { Copy } from './context.ts'

const pdfName = (id: string): string => `${id}.pdf`

/** Every copy by the name that `--only` takes, in the order they are made. */
export const COPIES = {
  web: {
    label: 'web version',
    outputs: () => ['web'],
    make: async (rendering) => {
      await writeReadingPage(rendering)
      await finishWeb(rendering)
    },
  },
  og: {
    label: 'link preview',
    outputs: () => [SOCIAL_CARD],
    make: async ({ browser, origin, stage }) => writeCard(await socialCard(browser, origin), stage),
  },
  pdf: {
    label: 'slide PDF',
    outputs: ({ dataset }) => [pdfName(dataset.talk.id)],
    make: async ({ print, pages, deck, dataset, stage }) =>
      writeFile(join(stage, pdfName(dataset.talk.id)), await slidesPdf(print.page, pages, deck, dataset)),
  },
  html: {
    label: 'one-file HTML',
    outputs: ({ dataset }) => [oneFileName(dataset.talk.id)],
    make: writeOneFile,
  },
  handout: {
    label: 'handout',
    outputs: ({ dataset, options }) => [handoutName(dataset.talk.id, options)],
    make: writeHandout,
  },
  pptx: {
    label: 'PowerPoint',
    outputs: ({ dataset }) => [pptxName(dataset.talk.id)],
    make: writePptx,
  },
  png: {
    label: 'slide pictures',
    outputs: () => ['png'],
    make: ({ print, stage }) => writeSlidePictures(print.page, join(stage, 'png')),
  },
} as const satisfies Record<string, Copy>

export type CopyName = keyof typeof COPIES
export const COPY_NAMES = Object.keys(COPIES) as CopyName[]
/** What is made where nothing else is asked for: a picture of each slide is for whoever wants one. */
export const USUAL_COPIES = COPY_NAMES.filter((name) => name !== 'png')
