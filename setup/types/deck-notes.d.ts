// Speaker notes of a build, HTML by slide. See scripts/web/late-notes.ts.
declare module 'virtual:deck-notes' {
  const notes: string[]
  export default notes
}
