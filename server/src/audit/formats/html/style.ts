const light = `--ground:#f6f7f9;--sheet:#fff;--ink:#1c2128;--soft:#59636e;--line:#dfe3e8;--code:#f6f8fa;--mark:#fff1b8;--link:#0a5cc2;
--error:#c4262e;--warning:#8f5d00;--hint:#0a5cc2;--good:#177245;--error-ground:#fdecec;--warning-ground:#fdf3dc;--hint-ground:#e6f0fd;--good-ground:#e3f5ea;
--added:#e3f5ea;--removed:#fdecec;--shadow:0 1px 2px rgb(0 0 0/.06),0 2px 8px rgb(0 0 0/.04)`;
const dark = `--ground:#0f1216;--sheet:#171b21;--ink:#e4e8ee;--soft:#9aa5b1;--line:#2a313a;--code:#11151a;--mark:#5a4300;--link:#79b8ff;
--error:#ff8a84;--warning:#e3b341;--hint:#79b8ff;--good:#56d38a;--error-ground:#361a1c;--warning-ground:#33270c;--hint-ground:#12263f;--good-ground:#10291c;
--added:#10291c;--removed:#361a1c;--shadow:none`;

/** The style sheet of the report. Colours follow the system, or the theme of the editor that shows it in a panel, which need not be that of the system. */
export const style = `
:root{color-scheme:light dark;${light}}
@media(prefers-color-scheme:dark){:root{${dark}}}
body.vscode-light,body.vscode-high-contrast-light{color-scheme:light;${light}}
body.vscode-dark,body.vscode-high-contrast:not(.vscode-high-contrast-light){color-scheme:dark;${dark}}
body[class*=vscode-]{--ground:var(--vscode-editor-background);--sheet:var(--vscode-editorWidget-background);--ink:var(--vscode-editor-foreground);--soft:var(--vscode-descriptionForeground);--line:var(--vscode-widget-border,var(--vscode-panel-border));--code:var(--vscode-textCodeBlock-background);--link:var(--vscode-textLink-foreground)}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;padding:0}
main{max-width:72rem;margin:0 auto;padding:2rem 1.5rem 5rem}
code,pre,.place,.rule{font-family:ui-monospace,SFMono-Regular,"Cascadia Code",Menlo,Consolas,monospace;font-size:.87em}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
h1{font-size:1.05rem;font-weight:600;margin:0 0 1rem;display:flex;gap:.6rem;align-items:baseline;flex-wrap:wrap}
h1 small{font-weight:400;color:var(--soft);font-size:.85rem;margin-left:auto}
h2{font-size:1.02rem;margin:2.2rem 0 .7rem}
.verdict{border-radius:12px;padding:1.2rem 1.5rem;border:1px solid transparent}
.verdict p{margin:0}.verdict .sentence{font-size:1.75rem;font-weight:650;line-height:1.25;letter-spacing:-.01em}
.verdict.bad{background:var(--error-ground);border-color:color-mix(in srgb,var(--error) 30%,transparent)}.verdict.bad .sentence{color:var(--error)}
.verdict.fair{background:var(--warning-ground);border-color:color-mix(in srgb,var(--warning) 30%,transparent)}.verdict.fair .sentence{color:var(--warning)}
.verdict.good{background:var(--good-ground);border-color:color-mix(in srgb,var(--good) 30%,transparent)}.verdict.good .sentence{color:var(--good)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.8rem;margin:1rem 0 0}
.card{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:.7rem 1rem;box-shadow:var(--shadow)}
.card dt{color:var(--soft);font-size:.85rem}.card dd{margin:0;font-size:1.6rem;font-weight:600;font-variant-numeric:tabular-nums}
.card dd small{font-size:.8rem;font-weight:400;color:var(--soft);margin-left:.5rem}
.card.error dt{color:var(--error)}.card.warning dt{color:var(--warning)}.card.hint dt{color:var(--hint)}
.panels{display:grid;grid-template-columns:3fr 2fr;gap:0 2rem}
.panels table,.list{width:100%;border-collapse:collapse}.panels caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.panels th{font-weight:400;text-align:left;padding:.35rem .8rem .35rem 0;vertical-align:top;overflow-wrap:anywhere}
.panels th a,.panels th span{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.87em}
.panels th small{display:block;color:var(--soft);line-height:1.35}
.panels td{padding:.5rem 0;vertical-align:top}.panels .bar{width:34%;min-width:5rem}.panels tr+tr>*{border-top:1px solid var(--line)}
.bar svg{display:block;width:100%;height:.7rem;border-radius:3px;margin-top:.3rem;background:color-mix(in srgb,var(--line) 50%,transparent)}
rect.error{fill:var(--error)}rect.warning{fill:var(--warning)}rect.hint{fill:var(--hint)}
.number{text-align:right;font-variant-numeric:tabular-nums;width:3.5rem;font-weight:600}
.more{color:var(--soft);margin:.5rem 0}
.filters{position:sticky;top:0;z-index:1;background:var(--ground);padding:.7rem 0;display:none;gap:.6rem 1rem;flex-wrap:wrap;align-items:center;border-bottom:1px solid var(--line)}
.js .filters{display:flex}
.filters input[type=search],.filters select{font:inherit;font-size:.9rem;color:inherit;background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:.35rem .7rem;min-width:0}
.filters input[type=search]{flex:1 1 9rem}.filters select{max-width:10.5rem}.filters label{font-size:.9rem;display:inline-flex;gap:.35rem;align-items:center}
.filters output{color:var(--soft);font-size:.9rem;margin-left:auto;font-variant-numeric:tabular-nums}
.file{margin:.9rem 0;content-visibility:auto;contain-intrinsic-size:auto 20rem}
.file>summary{cursor:pointer;padding:.4rem 0;font-weight:600;overflow-wrap:anywhere}.file>summary code{font-size:.93em}
.file>summary small{font-weight:400;color:var(--soft);margin-left:.4rem}
.finding{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:.9rem 1.1rem 1rem;margin:.6rem 0;box-shadow:var(--shadow);border-left-width:4px}
.finding[data-severity=error]{border-left-color:var(--error)}.finding[data-severity=warning]{border-left-color:var(--warning)}.finding[data-severity=hint]{border-left-color:var(--hint)}
.finding header{display:flex;gap:.35rem .8rem;align-items:center;flex-wrap:wrap}
.badge{font-size:.78rem;font-weight:600;padding:.05rem .55rem;border-radius:99px;white-space:nowrap}
.badge.error{color:var(--error);background:var(--error-ground)}.badge.warning{color:var(--warning);background:var(--warning-ground)}.badge.hint{color:var(--hint);background:var(--hint-ground)}
.place,.confidence,.family{color:var(--soft)}.place{overflow-wrap:anywhere}.finding header .place{margin-left:auto}.confidence{font-size:.82rem}
.message{margin:.5rem 0 .7rem}.message code,.trace code,summary code,.about code,.list code{background:var(--code);border-radius:4px;padding:.08em .3em}
.code{background:var(--code);border:1px solid var(--line);border-radius:8px;overflow-x:auto;padding:.45rem 0}
.code code{background:none;color:inherit;padding:0}.code table{border-collapse:collapse;min-width:100%}.code td{padding:0 1rem 0 .8rem;white-space:pre;tab-size:4;line-height:1.5}
.code th{font:inherit;font-size:.8rem;color:var(--soft);text-align:right;padding:0 .8rem 0 .9rem;width:1%;user-select:none;border-right:1px solid var(--line);font-variant-numeric:tabular-nums}
.code tr.here{background:color-mix(in srgb,var(--mark) 22%,transparent)}
mark{background:var(--mark);color:inherit;border-radius:2px;text-decoration:underline wavy color-mix(in srgb,currentColor 55%,transparent);text-underline-offset:.25em;text-decoration-thickness:1px}
.trace{margin:.8rem 0 0;padding-left:1.4rem}.trace li{margin:.25rem 0;padding-left:.2rem}.trace li::marker{color:var(--soft);font-size:.85em}.trace .line{display:block;width:fit-content;max-width:100%;overflow-x:auto;white-space:pre;color:var(--soft);margin-top:.15rem}
.fix{margin-top:.7rem}.fix summary{cursor:pointer}.fix em{font-style:normal;font-size:.82rem;color:var(--soft);margin-left:.3rem}.fix .code{margin-top:.5rem}
.diff tr.added{background:var(--added)}.diff tr.removed{background:var(--removed)}.diff .file td{color:var(--soft);padding:.2rem .8rem}
.about{border-top:1px solid var(--line);padding:.5rem 0}.about summary{cursor:pointer}.about p{max-width:46rem;margin:.5rem 0}.about:target{background:var(--sheet)}
.list th{text-align:left;font-weight:400;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.85em;padding:.25rem 1rem .25rem 0;vertical-align:top;overflow-wrap:anywhere}
.list td{color:var(--soft);padding:.25rem 0}
.empty{text-align:center;color:var(--soft);padding:2rem}
footer{margin-top:3rem;color:var(--soft);font-size:.87rem;border-top:1px solid var(--line);padding-top:1rem}
[hidden]{display:none!important}
@media(max-width:46rem){main{padding:1.2rem 1rem 4rem}.panels{grid-template-columns:1fr}.verdict .sentence{font-size:1.35rem}.finding header .place{margin-left:0;width:100%}}
@media print{.filters{display:none!important}body{background:#fff}.finding,.card{box-shadow:none;break-inside:avoid}.file{content-visibility:visible}}
@media(forced-colors:active){.finding,.card,.badge{border:1px solid}mark{outline:1px solid}}
`;
