// HTML: the full page of a report: the verdict first, then what changed, then every check of every target, also those
// that were not made and why.
import type { Reader } from '../core/ports.ts';
import type { Report } from '../core/report.ts';
import { byLength } from './footer.ts';
import { escapeHtml, html, type Content } from './html-escape.ts';
import { sectionHtml } from './html-sections.ts';
import { style } from './html-style.ts';
import { targetsHtml } from './html-targets.ts';

export function htmlPage(report: Report, { say, locale }: Reader): string {
  const { verdict, facts, mark, sections, footer, outcomes } = report;
  const title = say(verdict);
  const body = html`<main>
    <header class="${mark ?? 'none'}">
      <h1>${title}</h1>
      ${facts.length === 0 ? undefined : html`<p class="facts">${facts.map(say).join(' · ')}</p>`}
    </header>
    ${sections.map((section): Content => sectionHtml(section, say))} ${targetsHtml(outcomes, say)}
    ${footerHtml(footer.map(say))}
  </main>`;
  return `<!doctype html>
<html lang="${locale.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${title} · Aegis`)}</title>
<style>${style}</style>
</head>
<body>
${body.html}
</body>
</html>
`;
}

// As in a message: what is long has a line of its own, the short ones share the last.
function footerHtml(footer: readonly string[]): Content {
  if (footer.length === 0) return undefined;
  const { long, short } = byLength(footer);
  const lines = short.length === 0 ? long : [...long, short.join(' · ')];
  return html`<footer>${lines.map((line) => html`<p class="small">${line}</p> `)}</footer>`;
}
