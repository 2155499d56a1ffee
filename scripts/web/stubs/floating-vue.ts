import { h, type FunctionalComponent } from 'vue'

/** Stands in for floating-vue, which Slidev needs for tooltips of features that are off here. Only the trigger is shown. */
const trigger: FunctionalComponent = (_props, { slots }) => h('span', slots['default']?.())

export const Tooltip = trigger
export const Dropdown = trigger
export const recomputeAllPoppers = (): void => {}
