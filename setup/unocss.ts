import { defineUnoSetup } from '@slidev/types'

/** What UnoCSS has as the default of a variable that a utility reads; empty ones it writes as a fallback of nothing. */
const initial = (value: unknown): string => /^var\(/.test(String(value)) ? '' : String(value)

/**
 * What no utility is called, outside of its brackets: words of code and of prose. UnoCSS tries every word of every
 * component on all its rules, a sixth of the time that Vite builds; of this deck's 15,055 words 7,002 are left.
 */
const NO_UTILITIES = [/^(?:[A-Z_/.]|[^[]*(?:[;{}<>"'`\\=,|()]|[A-Za-z_$]\.))/, /^\[[^~\]]*~="[^"[]*[;{}<>(),`\\|$]/]

/**
 * Declares the defaults of UnoCSS's variables once, and only those that some utility reads. UnoCSS sets all sixty on
 * each element and each of its pseudo-elements, which was 115 of the 390 ms that Chromium takes to style the deck for
 * print. A registered property that is not inherited means the same: an element without a value of its own has the default.
 */
export default defineUnoSetup(() => ({
  blocklist: NO_UTILITIES,
  configResolved(config) {
    const { preflightBase = {}, ...theme } = config.theme as { preflightBase?: Record<string, unknown> }
    config.theme = theme
    config.preflights.push({
      layer: 'preflights',
      getCSS: ({ generator }) => {
        const read = new Set([...generator.getActivatedRules()].flatMap(([, , meta]) => meta?.custom?.['preflightKeys'] ?? []))
        return Object.entries(preflightBase).filter(([name]) => read.has(name))
          .map(([name, value]) => `@property ${name}{syntax:"*";inherits:false;initial-value:${initial(value)}}`).join('')
      },
    })
  },
}))
