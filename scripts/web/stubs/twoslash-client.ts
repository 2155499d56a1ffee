/** Stands in for Slidev's twoslash hover plugin: a talk without code needs none of its 70 kB. */
export default { install: () => {} }
