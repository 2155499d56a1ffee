import { describe, expect, it } from 'vitest'
import setup from '../../setup/unocss.ts'

const { blocklist = [] } = await (setup as unknown as () => Promise<{ blocklist?: RegExp[] }>)()
const isTried = (word: string): boolean => !blocklist.some((pattern) => pattern.test(word))

describe('words that UnoCSS tries', () => {
  it.each([
    'flex', 'p-1.5', 'gap-.5', '-mt-1', '!mt-0', 'w-1/2', 'hover:underline', 'dark:text-white', 'i-carbon:sun', '@hover:p-1', '*:p-4', 'text-$accent',
    'w-[calc(100%-2rem)]', 'bg-[url(\'/a.png\')]', 'before:content-["→"]', '[&>p]:mt-2', 'grid-cols-[1fr,2fr]', 'data-[state=open]:block', 'bg-[--x]/50',
    '[text~="sm"]', '[p-4=""]', '[border~="1.5"]', '[w~="[calc(100%-1rem)]"]', '[mask-type:luminance]',
  ])('have the utility %s among them', (word) => expect(isTried(word)).toBe(true))

  it.each(['setupRoot()', 'value.toString())', 'Service', '_ctx', '</template>', 'record),', 'v-if="shown"', '../internals/Controls.vue', '[v-for~="(author,"]'])(
    'do not have %s', (word) => expect(isTried(word)).toBe(false))
})
