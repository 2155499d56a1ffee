/** Stands in for the protocol that Slidev's server speaks with editors: a build starts none. */
export class McpServer {}
export class NodeStreamableHTTPServerTransport {}
