/** Stands in for drauu, the drawing board: drawings are off in the deck's headmatter. */
export const createDrauu = (): object => ({
  mounted: false,
  on: () => () => {}, load: () => {}, clear: () => {}, dump: () => '',
  canUndo: () => false, canRedo: () => false, undo: () => {}, redo: () => {},
})
