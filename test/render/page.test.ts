// The full page in a real browser: readable at phone width, in the dark and on paper, without asking anything of
// anybody. Pictures go to shots/ for the eye.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Language } from '../../src/core/locale.ts';
import type { Report } from '../../src/core/report.ts';
import { literal } from '../../src/core/words.ts';
import { answer } from '../../src/reports/answer.ts';
import { htmlPage } from '../../src/render/html.ts';
import { reports } from '../reports/reports.ts';
import { withBrowser } from '../servers/browser.ts';
import { readerOf } from '../reports/say.ts';

const shots = join(import.meta.dirname, '..', '..', 'shots');

interface View {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  readonly language: Language;
}

async function opened(browser: Browser, name: string, { width, colorScheme, language }: View): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const report = reports[name]?.(language);
  if (report === undefined) throw new Error(`no report ${name}`);
  await page.setContent(htmlPage(report, readerOf(language)));
  return page;
}

const views: readonly View[] = [
  { width: 390, colorScheme: 'light', language: 'en' },
  { width: 390, colorScheme: 'dark', language: 'ko' },
  { width: 1280, colorScheme: 'dark', language: 'en' },
  { width: 1280, colorScheme: 'light', language: 'ko' },
];

test('a page fits the width of a phone and of a desk, light and dark, in both languages', async (t) => {
  mkdirSync(shots, { recursive: true });
  await withBrowser(t, async (browser) => {
    for (const name of ['daily-stormy', 'weekly', 'plan-high-risk']) {
      for (const view of views) {
        const { width, colorScheme, language } = view;
        const page = await opened(browser, name, view);
        const scroll = await page.evaluate('document.documentElement.scrollWidth');
        assert.ok(Number(scroll) <= width, `${name} ${language} ${width}: ${String(scroll)} px wide`);
        const path = join(shots, `page-${name}-${language}-${width}-${colorScheme}.png`);
        if (name !== 'plan-high-risk') await page.screenshot({ path, fullPage: true });
        await page.close();
      }
    }
  });
});

test('a name without a place to break does not widen the page of a phone', async (t) => {
  const name = literal('orders_customer_created_idx'.repeat(20));
  const finding = { check: 'c', target: 'pg', subject: '', severity: 'warning', values: {}, text: name } as const;
  const outcomes = [{ check: 'c', target: 'pg', title: name, state: 'finding', findings: [finding] }] as const;
  const facts = [{ label: name, value: name }];
  const report: Report = { ...answer(name), sections: [{ kind: 'facts', facts }], outcomes };
  await withBrowser(t, async (browser) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
    await page.setContent(htmlPage(report, readerOf('en')));
    const scroll = await page.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(scroll) <= 390, `${String(scroll)} px wide`);
  });
});

test('a page asks nothing of the network and runs nothing', async (t) => {
  await withBrowser(t, async (browser) => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('dialog', (dialog) => asked.push(dialog.message()));
    await page.setContent(htmlPage(reports['daily-stormy']?.('en') ?? assert.fail(), readerOf('en')));
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked, []);
    assert.equal(await page.evaluate('document.scripts.length'), 0);
  });
});

test('text stands out from its ground in light and dark', async (t) => {
  await withBrowser(t, async (browser) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await opened(browser, 'daily-stormy', { width: 1280, colorScheme, language: 'en' });
      const contrasts: { name: string; ratio: number }[] = await page.evaluate(contrastOfAll);
      assert.ok(contrasts.length > 5);
      // WCAG 2.2, 1.4.3: 4.5 to 1.
      assert.deepEqual(
        contrasts.filter(({ ratio }) => ratio < 4.5),
        [],
      );
    }
  });
});

// Runs in the page: the contrast of each kind of text with the nearest ground that is painted.
const contrastOfAll = `(() => {
  const rgb = (color) => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (color) => {
    const [r, g, b] = rgb(color).map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (color !== 'rgba(0, 0, 0, 0)') return color;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('h1, h2, h3, p, li, .badge, .note, .small, th, td, code')].map((node) => {
    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))];
    return { name: node.className || node.tagName, ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) };
  });
})()`;
