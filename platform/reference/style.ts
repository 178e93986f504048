import { createHash } from 'node:crypto'
import { Html } from '../html/index.ts'

export const referenceStyle = new Html(`
:root { color-scheme: light dark; --ground: light-dark(#fbfaf7, #161512); --ink: light-dark(#23201a, #ece6da); --quiet: light-dark(#6d6556, #a39a88); --line: light-dark(#e4ddd0, #34302a); --accent: light-dark(#9a4a23, #e39a6d); font: 15px/1.55 system-ui, sans-serif; }
* { box-sizing: border-box; margin: 0 }
body { background: var(--ground); color: var(--ink); display: grid; grid-template-columns: minmax(15rem, 21rem) minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100dvh; overflow-y: auto; padding: 1.5rem; border-right: 1px solid var(--line); font-size: .88rem }
nav ul { list-style: none; padding: 0 } nav li { padding: .12rem 0 }
a { color: inherit; text-decoration: none } a:hover { color: var(--accent) }
main { padding: 1.5rem clamp(1rem, 4vw, 4rem); max-width: 62rem }
h1 { font: 400 1.4rem Georgia, serif } h2 { font: 400 1.1rem Georgia, serif; margin: 1.6rem 0 .4rem; text-transform: capitalize } main > h2 { font-size: 1.6rem; margin-top: 2.5rem }
h3 { font-weight: 600; font-size: 1.05rem } h4 { margin: .9rem 0 .2rem; font-size: .78rem; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet) }
section { padding: 1.4rem 0; border-top: 1px solid var(--line); scroll-margin-top: 1rem }
section:target h3 { color: var(--accent) }
.verb { font: 600 .68rem ui-monospace, monospace; font-style: normal; color: var(--accent) } .verb.GET { color: var(--quiet) }
code, pre, .kind { font: .86em ui-monospace, monospace } pre { overflow-x: auto; padding: .8rem; background: light-dark(#f2eee6, #1f1d18); border-radius: 6px }
.kind { color: var(--accent) } .limits, .lead { color: var(--quiet); font-size: .88em }
dl > div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .8rem; padding: .28rem 0; border-bottom: 1px dotted var(--line) } dl dl { margin-top: .3rem } dt b { color: var(--accent) }
summary { cursor: pointer }
main, nav { min-width: 0; overflow-wrap: anywhere }
@media (max-width: 50rem) { body { grid-template-columns: minmax(0, 1fr) } nav { position: static; height: auto; max-height: 40dvh } dl > div { grid-template-columns: 1fr; gap: 0 } }
`)

const digest = createHash('sha256').update(referenceStyle.text).digest('base64')

/** The page has one style of its own and takes nothing else from anywhere. */
export const referenceSecurityPolicy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; frame-ancestors 'none'`
