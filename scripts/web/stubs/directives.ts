/** Stands in for a set of Vue directives that no slide uses. */
const nothing = () => ({ install: () => {} })

export const createVDragDirective = nothing
export const createVMarkDirective = nothing
export const createVMotionDirectives = nothing
