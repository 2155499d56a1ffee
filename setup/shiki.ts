import { defineShikiSetup } from '@slidev/types'

/** Colours of code that pass AA on the deck's paper; Slidev's own reach a contrast of 2.6 to 4.5. */
export default defineShikiSetup(() => ({ themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } }))
