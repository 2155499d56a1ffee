// A page or another component of @slidev/client, as a route takes it. See slidev-client.d.ts for why.
import type { Component } from 'vue'

declare const page: Component
export default page
