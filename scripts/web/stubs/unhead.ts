/**
 * Stands in for unhead, of which Slidev's client uses titles and attributes of the root element.
 * Titles are set in `setup/root.ts`, which knows the slide; the attributes are in the page already.
 */
export const createHead = (): { install: () => void } => ({ install: () => {} })
export const useHead = (): void => {}
