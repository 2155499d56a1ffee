import type { PlatformNeed } from '../schema/index.ts'

export const platformNeeds: PlatformNeed[] = [
  {
    id: 'virtual-machines',
    name: 'Virtual machines',
    need: 'One mesh over virtual machines and containers',
    why: 'Existing applications can join first and be moved later',
    level: 'asked for by many',
    sources: ['article', 'post-slime-aeraki'],
    asOf: '2022-01-12',
  },
  {
    id: 'multi-cluster',
    name: 'Several clusters and meshes',
    need: 'Steer traffic between clusters, each with its own mesh',
    why: 'Clusters are kept apart for load, isolation and recovery',
    level: 'more advanced',
    sources: ['article', 'beyond-istio'],
    asOf: '2022-07-18',
  },
  {
    id: 'hybrid-cloud',
    name: 'Hybrid cloud',
    need: 'One traffic management across data centres and clouds',
    why: 'Backup in another cloud, and no lock-in to one vendor',
    level: 'more advanced',
    sources: ['article', 'beyond-istio'],
    asOf: '2022-07-18',
  },
]
