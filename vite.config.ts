import { defineConfig } from 'vite'
import { portableBase } from './scripts/web/portable-base.ts'

export default defineConfig({
  plugins: [portableBase()],
})
