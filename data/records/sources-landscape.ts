import type { Source } from '../schema/index.ts'

const read = '2026-11-22'
const HANDBOOK = 'https://github.com/rootsongjc/kubernetes-handbook/blob/64f49fabc173adbfff84e5d8d00a53b7227ade89'
const song = { publisher: 'Jimmy Song', read }
const istio = { publisher: 'Istio', read }

/** The article and its author's other posts, read in the history of the repository that held his site. */
const author: Source[] = [
  {
    ...song, id: 'article', title: 'Service Mesh in 2021: The Ecosystem Is Emerging', kind: 'article', published: '2022-01-12',
    url: 'https://jimmysong.io/en/blog/service-mesh-in-2021/',
    locator: 'rootsongjc/kubernetes-handbook at 64f49fab, content/en/blog/service-mesh-in-2021',
  },
  {
    ...song, id: 'article-zh', title: 'Service mesh 2021 year-end review (in Chinese)', kind: 'article', published: '2022-01-11',
    url: 'https://jimmysong.io/blog/service-mesh-2021/',
    locator: 'rootsongjc/kubernetes-handbook at 64f49fab, content/zh/blog/service-mesh-2021',
  },
  {
    ...song, id: 'beyond-istio', title: 'The Current State and Future of the Istio Service Mesh', kind: 'post', published: '2022-07-18',
    url: `${HANDBOOK}/content/en/blog/beyond-istio-oss/index.md`, locator: 'content/en/blog/beyond-istio-oss at 64f49fab',
  },
  {
    ...song, id: 'chasm-primer', title: 'Crossing the chasm: understanding the theory (in Chinese)', kind: 'post', published: '2022-01-09',
    url: `${HANDBOOK}/content/zh/blog/crossing-the-chasm/index.md`, locator: 'content/zh/blog/crossing-the-chasm at 64f49fab',
  },
  {
    ...song, id: 'infoq-reply', title: 'Cloud and DevOps trend report 2022 (in Chinese)', kind: 'post', published: '2022-06-23',
    url: `${HANDBOOK}/content/zh/blog/cloud-and-devops-trend-2022/index.md`,
    locator: 'content/zh/blog/cloud-and-devops-trend-2022 at 64f49fab',
  },
  {
    ...song, id: 'istio-debate', title: 'The debate in the community about Istio and service mesh', kind: 'post', published: '2021-12-17',
    url: `${HANDBOOK}/content/en/blog/the-debate-in-the-community-about-istio-and-service-mesh/index.md`,
    locator: 'content/en/blog/the-debate-in-the-community-about-istio-and-service-mesh at 64f49fab',
  },
  {
    ...song, id: 'post-slime-aeraki', title: 'Introducing Slime and Aeraki in the evolution of Istio open-source ecosystem',
    kind: 'post', published: '2022-01-10', url: `${HANDBOOK}/content/en/blog/istio-extensions-slime-and-aeraki/index.md`,
    locator: 'content/en/blog/istio-extensions-slime-and-aeraki at 64f49fab',
  },
]

/** Where the mesh stands: the CNCF, the theory of adoption, surveys. */
const standing: Source[] = [
  {
    id: 'cncf-landscape', title: 'CNCF Landscape', publisher: 'CNCF', kind: 'repository', read,
    url: 'https://github.com/cncf/landscape', published: '2026-08-07', locator: 'landscape.yml at 153d699bd, and its history',
  },
  {
    id: 'cncf-definition', title: 'CNCF Cloud Native Definition v1.0', publisher: 'CNCF', kind: 'reference', published: '2018-06-11', read,
    url: 'https://github.com/cncf/toc/blob/37eea02c56142d3e3ba06034c96e192d3832cf2d/DEFINITION.md', locator: 'DEFINITION.md at 37eea02c',
  },
  {
    id: 'chasm-theory', title: 'Crossing the Chasm in the Technology Adoption Life Cycle', publisher: 'Business-to-you', kind: 'reference',
    url: 'https://www.business-to-you.com/crossing-the-chasm-technology-adoption-life-cycle/', read,
  },
  {
    id: 'infoq-trends-2022', title: 'DevOps and Cloud InfoQ Trends Report', publisher: 'InfoQ', kind: 'reference', published: '2022-06', read,
    url: 'https://www.infoq.com/articles/devops-and-cloud-trends-2022/', locator: 'its graph, in the copy beside the author’s post',
    secondHand: true,
  },
  {
    id: 'cncf-microsurvey', publisher: 'CNCF', kind: 'survey', published: '2022-05-17', read,
    title: 'Service meshes are on the rise, but greater understanding and experience are required',
    url: 'https://www.cncf.io/blog/2022/05/17/service-meshes-are-on-the-rise-but-greater-understanding-and-experience-are-required/',
  },
  {
    id: 'buoyant-survey', title: 'Service mesh adoption has plenty of headroom to grow', publisher: 'Buoyant', kind: 'survey',
    published: '2022-09-29', read, url: 'https://buoyant.io/blog/service-mesh-service-mesh-adoption-has-headroom-to-grow',
  },
  {
    id: 'cncf-survey-2020', title: 'CNCF Survey 2020', publisher: 'CNCF', kind: 'survey', published: '2020-11-17', read,
    url: 'https://www.cncf.io/wp-content/uploads/2020/11/CNCF_Survey_Report_2020.pdf', locator: 'opening read in a copy; the share of Istio as quoted',
    secondHand: true,
  },
]

/** The community's work: measurements, configuration, extensions. */
const work: Source[] = [
  {
    ...istio, id: 'istio-benchmark-2019', title: 'Best Practices: Benchmarking Service Mesh Performance', kind: 'post', published: '2019-07-09',
    url: 'https://istio.io/latest/blog/2019/performance-best-practices/', locator: 'as updated on 5 September 2019',
  },
  {
    ...istio, id: 'istio-performance-112', title: 'Performance and Scalability, Istio 1.12', kind: 'documentation',
    url: 'https://istio.io/v1.12/docs/ops/deployment/performance-and-scalability',
  },
  {
    ...istio, id: 'istio-performance-116', title: 'Performance and Scalability, Istio 1.16', kind: 'documentation',
    url: 'https://istio.io/v1.16/docs/ops/deployment/performance-and-scalability',
  },
  {
    ...istio, id: 'istio-wasm-alpha', title: 'Announcing the alpha availability of WebAssembly Plugins', kind: 'post', published: '2021-11-25',
    url: 'https://istio.io/latest/blog/2021/wasm-api-alpha/',
  },
  {
    id: 'proxy-wasm-2021', title: 'WebAssembly for Proxies, README of October 2021', publisher: 'Proxy-Wasm', kind: 'repository',
    published: '2021-10-21', read, locator: 'README.md at c8ff5a8a',
    url: 'https://github.com/proxy-wasm/spec/blob/c8ff5a8ac7b18a65360fe8ab843a6291b8947682/README.md',
  },
  {
    id: 'slime-lazyload-guide', title: 'Lazyload tutorial: architecture', publisher: 'Slime', kind: 'repository', published: '2023-04-26', read,
    url: 'https://github.com/slime-io/slime/blob/04932f48b4da76655afd44817da7735ac683093d/'
      + 'staging/src/slime.io/slime/modules/lazyload/lazyload_tutorials.md',
    locator: 'lazyload_tutorials.md at 04932f48',
  },
  {
    id: 'aeraki-lazyxds', title: 'LazyXds', publisher: 'Aeraki', kind: 'repository', published: '2022-01-12', read,
    url: 'https://github.com/aeraki-mesh/aeraki/tree/78f3003cc3989c3046b2d031804c54320eb1234b/lazyxds',
    locator: 'README.md and pkg/controller/handle_crd.go at 78f3003c',
  },
  {
    id: 'dapr-terms', title: 'Dapr terminology and definitions', publisher: 'Dapr', kind: 'documentation', read,
    url: 'https://docs.dapr.io/concepts/terminology/',
  },
  {
    id: 'oam-announcement', title: 'Announcing the Open Application Model (OAM)', publisher: 'Alibaba Cloud', kind: 'announcement', read,
    url: 'https://www.alibabacloud.com/blog/announcing-the-open-application-model-oam-an-open-standard-for-developing-'
      + 'and-operating-applications-on-kubernetes-and-other-platforms_595450',
  },
]

export const landscapeSources: Source[] = [...author, ...standing, ...work]
