import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// `unit` needs no browser build; `deck` makes every copy once and opens them; `hosts` puts the website on real
// servers, and wants nginx and Firefox. Those two drive browsers and kill processes, so a machine that is busy for a
// moment gets a second try; what fails twice is a fault.
export default defineConfig({
  plugins: [vue()],
  // Component tests draw nothing: they get stand-ins, or bring their own with vi.mock.
  resolve: { alias: { 'virtual:diagrams': fileURLToPath(new URL('./test/fixture/drawings.ts', import.meta.url)) } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/{data,components,scripts}/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'deck',
          include: ['test/{deck,web}/**/*.test.ts'],
          globalSetup: ['test/deck/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each test file drives a browser of its own; more at once only slow each other down on two cores.
          maxWorkers: 2,
          retry: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'hosts',
          include: ['test/hosts/**/*.test.ts'],
          globalSetup: ['test/deck/setup.ts', 'test/hosts/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
          maxWorkers: 2,
          retry: 1,
        },
      },
    ],
  },
})
