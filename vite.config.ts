import { defineConfig } from 'vite'
import { chosenDataset } from './scripts/web/chosen-dataset.ts'
import { portableBase } from './scripts/web/portable-base.ts'
import { slimAliases } from './scripts/web/slim.ts'

export default defineConfig({
  plugins: [chosenDataset(), portableBase()],
  resolve: { alias: slimAliases },
})
