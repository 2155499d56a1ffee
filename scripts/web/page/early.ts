/**
 * Runs in the head before anything is loaded. The address comes first: files are named relative to
 * the page's folder, and some hosts serve `8/index.html` at `/8` with no redirect. Then the colour
 * scheme, which Slidev keeps in the browser, so that a dark room sees no white flash.
 */
export const EARLY_SCRIPT = `(()=>{
const {pathname:p,search,hash}=location,f=p.replace(/index\\.html$/,'')
if(f!==p)history.replaceState(history.state,'',f+search+hash)
else if(!p.endsWith('/')){const b=document.createElement('base');b.href=p+'/';document.head.append(b)}
let s='auto';try{s=localStorage.getItem('slidev-color-schema')||s}catch{}
document.documentElement.classList.add(s==='dark'||s!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light')
})()`

/** Longest that words wait for their fonts, ms: at 1.6 Mbit/s these are there after 650. */
const PATIENCE = 1200

/**
 * Runs once the rules of the slide are read. Its words wait for their fonts, which are on their way already: set in another
 * font first, they would move when these arrive. Without JavaScript nothing waits.
 */
export const FONTS_SCRIPT = `(()=>{
const e=document.documentElement,l=Promise.all([...document.fonts].map(f=>f.load())).catch(()=>{})
e.classList.add('unset')
Promise.race([l,new Promise(r=>setTimeout(r,${PATIENCE}))]).then(()=>e.classList.remove('unset'))
})()`

/** Every script that stands in the pages themselves. */
export const PAGE_SCRIPTS = [EARLY_SCRIPT, FONTS_SCRIPT]
