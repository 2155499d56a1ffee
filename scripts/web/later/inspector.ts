/** Stands in for the page on which UnoCSS's server shows its utilities: a build has none. */
export default (): [] => []
