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
