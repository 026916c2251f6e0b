#include "container/style.h"

namespace zhicheng::container {

std::string_view copy_style() {
  return R"css(
:root{color-scheme:light;--ink:#14181d;--quiet:#525b66;--line:#d4d9df;--good:#0b6b46;--bad:#b3261e;--doubt:#8a4b00}
*{box-sizing:border-box}
@page{size:A4;margin:0}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#e8ebef;color:var(--ink);font:10pt/5.6mm "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",SimSun,sans-serif}
h1,h2,p,dl,dt,dd{margin:0;font-size:10pt}
.page{position:relative;width:210mm;height:296.5mm;margin:8mm auto;padding:9mm 15mm 0;background:#fff;box-shadow:0 1px 6px #0003}
header{display:flex;justify-content:space-between;height:27mm;border-bottom:.4mm solid var(--ink)}
header h1,header b{display:block;font-size:14pt;line-height:8mm;font-weight:700}
header p{color:var(--quiet);font-size:9pt;line-height:5mm;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;max-width:150mm}
.qr{width:25mm;height:25mm;flex:none}
h2{height:14.5mm;padding-top:6mm;font-size:12pt;line-height:7mm;font-weight:700}
dl>div{display:grid;grid-template-columns:38mm 139mm;gap:0 3mm;padding:.6mm 0;border-bottom:.2mm solid var(--line)}
dt{color:var(--quiet)}
dd,p{white-space:pre-line;overflow-wrap:anywhere}
.page>p{padding:.7mm 0}
.lead dd,p.lead{font-weight:700}
.good dt,p.good{color:var(--good);font-weight:700}
.bad dt,p.bad{color:var(--bad);font-weight:700}
.doubt dt,p.doubt{color:var(--doubt);font-weight:700}
.good dd,.bad dd,.doubt dd{font-weight:700}
.faint dd,p.faint{color:var(--quiet)}
.mark{position:absolute;left:0;right:0;top:44%;text-align:center;font-size:88pt;line-height:1.2;letter-spacing:.2em;color:#14181d;opacity:.045;transform:rotate(-28deg);pointer-events:none}
footer{position:absolute;left:15mm;right:15mm;bottom:5mm;padding-top:1mm;border-top:.2mm solid var(--line);color:var(--quiet);font-size:8.5pt;line-height:5mm}
@media print{body{background:#fff}
.page{margin:0;box-shadow:none;break-after:page;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.page:last-of-type{break-after:auto}}
@media screen and (max-width:215mm){body{font-size:16px;line-height:1.7}h1,p,dl,dt,dd{font-size:1em}
.page{width:auto;height:auto;margin:0 0 2vw;padding:5vw 5vw 3vw;box-shadow:none}
header{height:auto;padding-bottom:.6em}header p{white-space:normal;max-width:none;font-size:.82em;line-height:1.5}
h2{height:auto;padding:1em 0 .2em;font-size:1.1em}
dl>div{grid-template-columns:minmax(0,1fr);padding:.35em 0}dt{font-size:.86em}dt:empty{display:none}
footer{position:static;margin-top:1.2em;font-size:.82em;line-height:1.5}.page{overflow:hidden}.mark{font-size:18vw}}
)css";
}

}  // namespace zhicheng::container
