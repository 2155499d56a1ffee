import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Unit tests run everywhere in parallel; deck tests share one built deck and one browser.
export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
  },
})
