import { defineConfig } from 'vite'
import { bareSlides } from './scripts/web/bare-slides.ts'
import { chosenDataset } from './scripts/web/chosen-dataset.ts'
import { portableBase } from './scripts/web/portable-base.ts'
import { slimAliases } from './scripts/web/slim.ts'
import { wholeGlobs } from './scripts/web/whole-globs.ts'

export default defineConfig({
  plugins: [chosenDataset(), portableBase(), bareSlides(), wholeGlobs()],
  resolve: { alias: slimAliases },
})
