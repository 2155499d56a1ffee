declare module 'virtual:diagrams' {
  /** SVG markup of every diagram by key: `StackDiagram`, `DeploymentModel/sidecar`. */
  export const diagrams: Record<string, string>
}
