import { escapeText } from './escape.ts'

/** Addresses for search engines. `paths` are relative to the site, `day` is when they last changed. */
export const sitemapXml = (url: string, paths: string[], day: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.map((path) => `<url><loc>${escapeText(url + path)}</loc><lastmod>${day}</lastmod></url>`).join('\n')}
</urlset>
`

export const robotsTxt = (url: string): string => `User-agent: *\nAllow: /\n\nSitemap: ${url}sitemap.xml\n`
