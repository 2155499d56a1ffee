import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import { describe, expect, it } from 'vitest'
import { leanly } from '../../scripts/web/lean-imports.ts'

// Node's own, which sees names as packages write them; Vitest has resolved those of an import.
const require = createRequire(import.meta.url)
const isLoaded = (name: string): boolean => Object.keys(require.cache).some((file) => file.includes(`/node_modules/${name}/`))

const CODE = 'export const Badge = ({ text }) => <b class="badge">{text}</b>'

type Transform = (this: unknown, code: string, id: string) => Promise<{ code: string } | undefined>

async function compiled(plugin: Plugin, code: string, id: string): Promise<string> {
  const { handler } = plugin.transform as unknown as { handler: Transform }
  return (await handler.call({}, code, id))?.code ?? ''
}

describe('packages that are loaded later', () => {
  it('are not loaded with the plugin, and compile JSX when a file has some, typed or not', async () => {
    const { default: jsx } = await leanly(() => import('@vitejs/plugin-vue-jsx'))
    expect(isLoaded('@babel/core')).toBe(false)
    const plugin = jsx()
    const configResolved = plugin.configResolved as unknown as (config: object) => void
    configResolved({ command: 'build', isProduction: true, root: '/', build: { sourcemap: false } })
    expect(await compiled(plugin, CODE, '/Badge.jsx')).toMatch(/createVNode\("b"/)
    expect(await compiled(plugin, CODE.replace('{ text }', '{ text }: { text: string }'), '/Badge.tsx')).toMatch(/createVNode\("b"/)
    expect(isLoaded('@babel/core')).toBe(true)
  })

  it('are the real ones again for whoever asks for them afterwards', async () => {
    await leanly(async () => {})
    expect(require('@unocss/inspector')).toHaveProperty('default.name', 'UnocssInspector')
  })

  it('are the real ones again where loading fails', async () => {
    await expect(leanly(() => Promise.reject(new Error('no such module')))).rejects.toThrow('no such module')
    expect(require('@unocss/inspector')).toHaveProperty('default.name', 'UnocssInspector')
  })
})
