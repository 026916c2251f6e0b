#include "cli/clauses_page.h"

namespace zhicheng::cli {

std::string_view clauses_style() {
  return R"css(
:root{--ink:#1b1f24;--quiet:#57606a;--paper:#fff;--wash:#f6f7f9;--line:#d5dae1;--rule:#0b6b46;--rule-wash:#e4f4ec;--human:#57606a;--human-wash:#eceff3;--doubt:#8a4b00;--doubt-wash:#fff3dc;--link:#0b57a4}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ee;--quiet:#a3adb9;--paper:#15181c;--wash:#1d2126;--line:#3a424c;--rule:#6fd0a3;--rule-wash:#143528;--human:#a3adb9;--human-wash:#2a3037;--doubt:#f0b45f;--doubt-wash:#3b2b10;--link:#8ab8f2}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.75 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif;overflow-wrap:anywhere}
header,nav,main,footer{max-width:78rem;margin:0 auto;padding:0 1.25rem}
h1,h2,h3,nav,.card,.legend,.facts,table,footer,.skip{font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.6rem;line-height:1.35;margin:2rem 0 .5rem;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.4;margin:0}
h3{font-size:1.02rem;line-height:1.5;margin:0}
p{margin:0}
a{color:var(--link);text-underline-offset:.18em}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .8rem;z-index:1}
.facts,.legend{color:var(--quiet);font-size:.85rem;line-height:1.7}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin:.8rem 0 0;padding:0;list-style:none}
nav{margin-top:1.1rem;margin-bottom:1rem}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0;padding:.7rem 0;list-style:none;border-block:1px solid var(--line);font-size:.9rem}
.row{display:grid;grid-template-columns:minmax(0,1fr);gap:.6rem 2.2rem;padding:.55rem 0}
.head{padding-top:1.6rem}
.title{font-weight:700;font-size:1.15rem;text-align:center}
.prose{text-indent:2em}
.notes{display:grid;gap:.55rem;align-content:start;margin:0;padding:0;list-style:none}
mark{background:none;color:inherit;border-bottom:2px solid;padding-bottom:.08em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.rule,.swatch.rule{border-color:var(--rule);background:var(--rule-wash)}
mark.human,.swatch.human{border-color:var(--human);background:var(--human-wash)}
mark.doubt,.swatch.doubt{border-color:var(--doubt);background:var(--doubt-wash)}
.swatch{display:inline-block;border-bottom:2px solid;padding:0 .5em;margin-right:.45em;line-height:1.3}
sup{font:600 .62em/1 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:0 .15em;text-indent:0;white-space:nowrap}
sup a{text-decoration:none;padding:.35em .1em}
sup a:hover{text-decoration:underline}
.card{border-left:3px solid var(--human);background:var(--wash);padding:.5rem .8rem .6rem;font-size:.85rem;line-height:1.65;text-indent:0;scroll-margin-top:1rem;break-inside:avoid}
.card.rule{border-color:var(--rule)}
.card.doubt{border-color:var(--doubt)}
.card:target,mark:target,tr:target{outline:2px solid var(--link);outline-offset:2px}
.card h3{font-size:.85rem;font-weight:600;display:flex;flex-wrap:wrap;gap:0 .8em}
.card h3 span{color:var(--quiet);font-weight:400}
.cover{margin:.15rem 0 0;padding:0;list-style:none}
.cover li{display:grid;grid-template-columns:4.6em minmax(0,1fr)}
.cover b{font-weight:600;color:var(--rule)}
.cover span>span{display:block}
code{font:.86em/1.4 ui-monospace,"SFMono-Regular",Consolas,monospace;color:var(--quiet)}
.reason{color:var(--quiet)}
.reading{margin-top:.35rem;padding-top:.35rem;border-top:1px dashed var(--line)}
.reading b{color:var(--doubt);font-weight:600}
.unverified{color:var(--doubt);font-weight:600;white-space:nowrap}
section.table{margin-top:2.4rem}
section.table h2{margin-bottom:.6rem}
table{width:100%;border-collapse:collapse;font-size:.88rem;line-height:1.6}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--quiet);font-weight:400;white-space:nowrap}
tbody th{font-weight:600;width:27%}
tr{break-inside:avoid;scroll-margin-top:1rem}
.days{margin:0;padding:0;list-style:none}
footer{margin-top:3rem;margin-bottom:3rem;padding-top:1rem;color:var(--quiet);font-size:.8rem}
@media (min-width:60rem){.row{grid-template-columns:minmax(0,36rem) minmax(0,1fr)}
.row>p{position:sticky;top:1rem;align-self:start}}
@media (max-width:40rem){body{font-size:16px}h1{font-size:1.35rem}
thead{position:absolute;left:-999rem}
table,tbody,tr,th,td{display:block;width:100%}
tbody th{width:100%;padding:.7rem 0 0;border:0}
td{padding:.1rem 0;border:0}
td:empty{display:none}
td[data-label]::before{content:attr(data-label) "　";color:var(--quiet)}
tr{border-bottom:1px solid var(--line);padding-bottom:.7rem}}
@media print{@page{margin:16mm 14mm}
:root{--ink:#000;--quiet:#333;--paper:#fff;--wash:#fff;--line:#999;--rule:#000;--rule-wash:none;--human:#777;--human-wash:none;--doubt:#000;--doubt-wash:none;--link:#000}
body{font-size:10.5pt;line-height:1.55}
nav,.skip{display:none}
mark.human{border-bottom-style:dotted}
mark.doubt{border-bottom-style:double;border-bottom-width:3px}
.swatch.human{border-bottom-style:dotted}.swatch.doubt{border-bottom-style:double;border-bottom-width:3px}
.row{grid-template-columns:minmax(0,1fr);padding:.3rem 0}
.row>p{position:static}
.notes{margin-left:2em}
a{text-decoration:none}
h2{break-after:avoid}}
)css";
}

}  // namespace zhicheng::cli
