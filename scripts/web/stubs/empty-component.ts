/** Stands in for a component of a feature that is off. */
export default { render: () => null }
