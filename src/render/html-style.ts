// Style of the full page: no font, script or picture from elsewhere; dark and light by the reader's setting; readable at
// 390 px and on paper. Colour never carries a meaning alone.

export const style = `
:root {
  color-scheme: light dark;
  --ground: #fbfaf7; --sheet: #ffffff; --ink: #1d1f23; --soft: #5c626c; --line: #e4e1d8;
  --red: #b3261e; --red-wash: #fcecea; --orange: #9a5b00; --orange-wash: #fdf2e0; --green: #1f6f43; --green-wash: #e7f4ec;
  --grey-wash: #f1efe9; --link: #0b57d0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171a; --sheet: #1c1f24; --ink: #e9e7e2; --soft: #a2a8b3; --line: #31353c;
    --red: #ff9b90; --red-wash: #3a1f1d; --orange: #f3b65c; --orange-wash: #362813; --green: #7fd2a3; --green-wash: #17301f;
    --grey-wash: #262a30; --link: #8ab4f8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.55 'Noto Sans', 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', system-ui, sans-serif;
  word-break: keep-all; overflow-wrap: anywhere;
}
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
header { padding-bottom: 1.1rem; border-bottom: 3px solid var(--soft); }
header.critical { border-color: var(--red); } header.warning { border-color: var(--orange); }
header.resolved { border-color: var(--green); }
h1 { font-size: clamp(1.6rem, 5vw, 2.3rem); line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.015em; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .7rem; } h3 { font-size: 1rem; margin: 0; }
p { margin: .4rem 0; } .facts, .small, .note { color: var(--soft); } .small { font-size: .875rem; }
a { color: var(--link); }
ul { list-style: none; margin: 0; padding: 0; }
ul.lines { margin: .4rem 0 1.6rem; }
ul.lines li { padding: .6rem 0; border-bottom: 1px solid var(--line); } ul.lines li:last-child { border-bottom: 0; }
.badge {
  display: inline-block; padding: .05rem .5rem; border-radius: 1rem; font-size: .78rem; line-height: 1.5;
  white-space: nowrap; background: var(--grey-wash); color: var(--soft); margin-right: .4rem;
}
.critical > .badge, .badge.critical, .badge.error { background: var(--red-wash); color: var(--red); }
.badge.warning { background: var(--orange-wash); color: var(--orange); }
.badge.resolved, .badge.ok { background: var(--green-wash); color: var(--green); }
.command { display: block; margin-top: .15rem; }
code, pre { font: .85rem/1.5 'Noto Sans Mono', 'Noto Sans Mono CJK KR', ui-monospace, Menlo, Consolas, monospace; }
code { background: var(--grey-wash); border-radius: .3rem; padding: .05rem .35rem; }
pre { background: var(--grey-wash); border-radius: .5rem; padding: .9rem 1rem; margin: .5rem 0 0; white-space: pre-wrap; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .45rem 1.2rem; margin: 1rem 0; }
dt { color: var(--soft); } dd { margin: 0; white-space: pre-line; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; }
th, td { text-align: left; vertical-align: top; padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 500; font-size: .85rem; } .right { text-align: right; white-space: nowrap; }
td:last-child, th:last-child { padding-right: 0; }
section.target { background: var(--sheet); border: 1px solid var(--line); border-radius: .7rem; padding: 1rem 1.2rem; margin: .9rem 0; }
section.target > header { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; padding: 0 0 .5rem; border: 0; }
.checks { table-layout: fixed; } .checks th:first-child { width: 30%; } .checks th:nth-child(2) { width: 8rem; }
.checks th { height: 0; padding: 0; border: 0; font-size: 0; line-height: 0; } .checks td { padding: .4rem .9rem .4rem 0; }
.checks tr:last-child td { border-bottom: 0; } .checks p { margin: 0 0 .25rem; }
details { margin: .35rem 0; } summary { cursor: pointer; color: var(--soft); font-size: .875rem; }
footer { margin-top: 2.4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 40rem) {
  main { padding: 1.4rem 1rem 3rem; } section.target { padding: .8rem .9rem; }
  dl { grid-template-columns: 1fr; gap: .1rem; } dd { margin-bottom: .6rem; }
  .checks, .checks tbody, .checks td { display: block; }
  .checks thead { position: absolute; clip-path: inset(50%); }
  .checks tr { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .6rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
  .checks td { border: 0; padding: .1rem 0; } .checks td:nth-child(3) { flex: 0 0 100%; } .checks td:empty { display: none; }
  .checks .badge { margin-right: 0; }
  .checks tr:last-child { border-bottom: 0; }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --grey-wash: #f4f4f4; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; } section.target, tr, li { break-inside: avoid; }
  .badge { border: 1px solid currentcolor; } details::details-content { content-visibility: visible; display: block; }
}
`;
