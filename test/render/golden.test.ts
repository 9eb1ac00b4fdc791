// Golden files: every kind of report as people read it, in both languages. After a wanted change:
// node --test --test-update-snapshots test/render/golden.test.ts, and read the difference.
import { test } from 'node:test';
import { join } from 'node:path';
import { languages } from '../../src/core/locale.ts';
import { slackBodies } from '../../src/render/blocks.ts';
import { htmlPage } from '../../src/render/html.ts';
import { reportJson, terminalText } from '../../src/render/terminal.ts';
import { reports } from '../reports/reports.ts';
import { readerOf, seenInSlack } from '../reports/say.ts';

const golden = (name: string) => join(import.meta.dirname, 'golden', name);
const asItIs = { serializers: [(text: unknown) => String(text)] };

for (const [name, make] of Object.entries(reports)) {
  for (const language of languages) {
    test(`${name} reads well in Slack and in a terminal (${language})`, (t) => {
      const report = make(language);
      const terminal = terminalText(report, readerOf(language), { color: false, width: 100 });
      const seen = `${seenInSlack(report, language)}\n\n---- terminal\n${terminal}`;
      t.assert.fileSnapshot(seen, golden(`${name}.${language}.txt`), asItIs);
    });
  }
}

for (const name of ['daily', 'weekly', 'plan-high-risk']) {
  test(`${name} keeps its blocks, buttons and values`, (t) => {
    const report = reports[name]?.('en');
    if (report === undefined) throw new Error(`no report ${name}`);
    const bodies = slackBodies(report, readerOf('en'), { tables: true });
    t.assert.fileSnapshot(JSON.stringify(bodies, null, 2), golden(`${name}.blocks.json`), asItIs);
  });
}

test('the daily report keeps its shape for programs', (t) => {
  const report = reports['daily-stormy']?.('en');
  if (report === undefined) throw new Error('no report');
  const json = JSON.stringify(reportJson(report, readerOf('en').say), null, 2);
  t.assert.fileSnapshot(json, golden('daily-stormy.json'), asItIs);
});

for (const language of languages) {
  test(`the full page keeps its shape (${language})`, (t) => {
    const report = reports['daily-stormy']?.(language);
    if (report === undefined) throw new Error('no report');
    const page = htmlPage(report, readerOf(language)).replace(/<style>[^<]*<\/style>/, '<style>…</style>');
    t.assert.fileSnapshot(page, golden(`daily-stormy.${language}.html`), asItIs);
  });
}
