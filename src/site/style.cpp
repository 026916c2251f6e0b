#include "site/page.h"

namespace zhicheng::site {

std::string_view page_style() {
  return R"css(:root{color-scheme:light dark;--i:#1b2026;--q:#55606c;--p:#fff;--w:#f3f6f9;--l:#d3dae2;--a:#0b57a4;--g:#0b6b46;--x:#a8231c;--d:#8a4b00;--v:#fff1d6}
@media (prefers-color-scheme:dark){:root{--i:#e7ebf0;--q:#a6b0bc;--p:#14181d;--w:#1d232a;--l:#39424d;--a:#8fbcf5;--g:#74d2a6;--x:#ff9d94;--d:#f2b968;--v:#3a2a10}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--p);color:var(--i);font:17px/1.7 system-ui,"PingFang SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
header,nav,main,footer{max-width:54rem;margin:0 auto;padding:0 1.25rem}
h1{font-size:1.75rem;line-height:1.35;margin:2rem 0 .6rem;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.4;margin:2.8rem 0 .8rem;padding-bottom:.35rem;border-bottom:2px solid var(--a)}
h3{font-size:1.08rem;margin:1.6rem 0 .4rem}
h4{font-size:1rem;margin:0}
p,ul,ol,dl{margin:.5rem 0}
ul,ol{padding-left:1.4em}
a{color:var(--a);text-underline-offset:.18em}
a:focus-visible{outline:3px solid var(--a);outline-offset:2px;border-radius:2px}
:target{background:var(--v);outline:6px solid var(--v)}
h2:target{background:none;outline:0}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:var(--p);padding:.5rem .9rem;z-index:1}
header p{color:var(--q)}
.act a{display:inline-block;padding:.55rem 0}
.act .go{background:var(--a);color:var(--p);padding:.7rem 1.6rem;border-radius:.4rem;text-decoration:none;font-weight:600}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 1.3rem;margin:.8rem 0 0;padding:.4rem 0;border-block:1px solid var(--l)}
nav a{display:inline-block;padding:.4rem 0}
small{font-size:.85em;font-weight:400;color:var(--q)}
i{font-style:normal;color:var(--q);font-size:.88em}
time i::before{content:" "}
.c,cite{font-size:.8em;font-weight:400;font-style:normal;color:var(--q)}
cite a{color:inherit}
cite a+a::before{content:"、";text-decoration:none;display:inline-block}
cite::before{content:"（"}
cite::after{content:"）"}
.u{color:var(--d);background:var(--v);font-size:.78em;font-weight:600;padding:.1em .45em;border-radius:.25em;white-space:nowrap}
.n{color:var(--q)}
table{width:100%;border-collapse:collapse;margin:.6rem 0}
th,td{text-align:left;vertical-align:top;padding:.55rem .8rem .55rem 0;border-bottom:1px solid var(--l)}
thead th{color:var(--q);font-weight:400;font-size:.85em}
.days td:last-child time{font-weight:700}
.days tbody th{white-space:nowrap}
.days small{white-space:normal}
.w{font-size:.88em}
.w tbody th{font-weight:400;width:36%}
.f,.k,.g,.s{list-style:none;padding:0}
.f>li,.k>li,.s>li{padding:.7rem 0;border-top:1px solid var(--l)}
.f ul{list-style:none;padding:0;margin:.3rem 0 0;font-size:.94em}
.f ul li{padding:.15rem 0 .15rem 4.6em;position:relative}
.f ul b{position:absolute;left:0;font-weight:600}
.y b{color:var(--g)}.x b{color:var(--x)}.q b{color:var(--d)}.z b{color:var(--q)}
.g{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.6rem}
.g li{background:var(--w);padding:.6rem .9rem;border-radius:.4rem}
h3:has(+.o){font-size:1rem;margin:0}
.o{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1rem .4rem;margin:.15rem 0 .9rem}
.o li+li::before{content:"→ ";color:var(--q)}
.o a{color:var(--d)}
blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid var(--l);font-weight:400;color:var(--q);font-size:.94em}
.r{font-size:.97em}
.r p{text-indent:2em}.r .c,.r .t{text-indent:0}
.t{font-weight:700;text-align:center}
.r p>a{color:inherit;text-decoration:none;border-bottom:1px solid var(--a)}
.r span{border-bottom:1px dashed var(--q)}
sup{font-size:.65em;line-height:1;text-indent:0}
dt{font-weight:600;margin-top:.6rem}
dd{margin:0;color:var(--q)}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:3rem;color:var(--q);font-size:.85rem}
@media (max-width:40rem){body{font-size:16px}h1{font-size:1.45rem;margin-top:1.3rem}h2{font-size:1.22rem}
.act .go{display:block;text-align:center}
thead{position:absolute;left:-999rem}
table,tbody,tr,th,td{display:block;width:100%}
tbody th,.w tbody th{width:100%;padding:.7rem 0 .1rem;border:0;font-weight:600}
td{padding:.1rem 0;border:0}
td[data-l]::before{content:attr(data-l) "：";color:var(--q)}
tr{border-bottom:1px solid var(--l);padding-bottom:.6rem}
thead tr{border:0}}
@media print{@page{size:A4;margin:16mm 15mm}
:root{--i:#000;--q:#333;--p:#fff;--w:#fff;--l:#999;--a:#000;--g:#000;--x:#000;--d:#000;--v:#fff}
body{font-size:9.5pt;line-height:1.45}
.f>li,.k>li,.s>li{padding:.3rem 0}
header,main,footer{max-width:none;padding:0}
nav,.skip,.act{display:none}
h1{margin-top:0;font-size:17pt}h2{font-size:13pt;margin-top:1.2rem}
h2,h3,h4,thead{break-after:avoid}
html{font-size:12px}
li,tr{break-inside:avoid}
.f>li{break-inside:auto}
.u{border:1px solid #000;padding:0 .3em}
a{text-decoration:none;color:inherit}
.g li{border:1px solid #999}}
)css";
}

}  // namespace zhicheng::site
