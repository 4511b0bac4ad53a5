import { dark, fonts, light, type Palette } from '../../messages/letter/email-style.ts';

const colours = (palette: Palette) =>
  Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** The style sheet of the local pages, in the colours of the e-mails. */
export const stylesheet = `
:root{color-scheme:light dark;${colours(light)}}
@media (prefers-color-scheme:dark){:root{${colours(dark)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 ${fonts}}
header,main{max-width:60rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 1.5rem;padding-top:1rem;padding-bottom:.75rem}
header a{font-weight:600;text-decoration:none}
header a:first-child{font-size:1.125rem;color:var(--accent)}
main{padding-bottom:3rem}
a{color:inherit;text-underline-offset:.2em;text-decoration-color:var(--muted)}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h1{margin:1rem 0 .25rem;font-size:1.75rem;line-height:1.2}
h2{margin:0 0 .75rem;font-size:1.125rem}
p{margin:0 0 .75rem}
[lang=en]{color:var(--muted)}
.small,[lang=en]{font-size:.875rem}
h2 [lang=en],.clock [lang=en],summary [lang=en]{font-weight:400}
.card{margin:1rem 0;padding:1.25rem;background:var(--card);border:1px solid var(--rule);border-radius:6px}
.clock{font-size:1.375rem;font-weight:600;font-variant-numeric:tabular-nums}
ul{margin:0;padding:0;list-style:none}
li+li{border-top:1px solid var(--rule)}
.runs li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;padding:.5rem 0}
.jumps{margin:.5rem 0 1rem}
.jumps li{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1rem;padding:.5rem 0}
.jumps button{text-align:left}
progress{width:100%;height:.75rem;accent-color:var(--accent)}
.links li{padding:.5rem 0}
.mails>li{display:grid;grid-template-columns:3.5rem minmax(0,1fr);gap:0 .75rem;padding:.6rem 0}
.mails time{font-variant-numeric:tabular-nums;color:var(--muted)}
.mails a{overflow-wrap:anywhere}
.mails div>a{font-weight:600}
.mails div>span{display:block;color:var(--muted);font-size:.875rem;overflow-wrap:anywhere}
.mails summary{font-weight:400;font-size:.875rem;color:var(--muted)}
.mails details ul{columns:20rem;font-size:.875rem}
.mails details li{padding:.2rem 0;border:0;break-inside:avoid}
.kinds{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
.kinds li+li{border:0}
.kinds [aria-current]{font-weight:700;text-decoration-color:var(--accent)}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.25rem 1rem;margin:0}
dt{color:var(--muted)}
dd{margin:0;overflow-wrap:anywhere}
iframe{display:block;margin-bottom:.75rem;width:100%;height:80vh;resize:vertical;border:1px solid var(--rule);border-radius:6px;background:var(--page)}
iframe.phone{width:390px;max-width:100%;margin-inline:auto}
nav+nav{margin:.5rem 0 .75rem}
meter{vertical-align:middle;width:8rem}
.search{display:flex;flex-wrap:wrap;align-items:end;gap:.75rem;margin:0 0 1rem}
.search label{flex:1 1 14rem;min-width:0}
input,select,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--muted);border-radius:4px;padding:.5rem .75rem;min-height:2.75rem}
.search input,.search select{display:block;width:100%}
button{cursor:pointer;font-weight:600;border-color:var(--accent)}
pre{margin:0;padding:.75rem;overflow-x:auto;background:var(--tint);border-radius:4px;font:.8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
summary{cursor:pointer;font-weight:600}
details[open] summary{margin-bottom:.75rem}
@media (min-width:40rem){dl{grid-template-columns:10rem minmax(0,1fr)}}
@media (max-width:30rem){dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.5rem}.card{padding:1rem}}
`;
