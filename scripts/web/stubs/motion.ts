/** Stands in for @vueuse/motion: the deck moves nothing with v-motion. */
export const MotionDirective = (): { mounted: () => void } => ({ mounted: () => {} })
