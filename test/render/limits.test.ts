// Every message fits Slack's limits and does nothing that the text in it asks for, whatever that text is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Plan } from '../../src/core/change.ts';
import type { Json } from '../../src/core/json.ts';
import { languages, type Language } from '../../src/core/locale.ts';
import type { Body } from '../../src/core/message.ts';
import type { Report } from '../../src/core/report.ts';
import { literal } from '../../src/core/words.ts';
import { alertReport } from '../../src/reports/alert.ts';
import { answer } from '../../src/reports/answer.ts';
import { checkReport } from '../../src/reports/check.ts';
import { historyReport } from '../../src/reports/history.ts';
import { resultReport } from '../../src/reports/result.ts';
import { scheduledReport } from '../../src/reports/scheduled.ts';
import { slackBodies } from '../../src/render/blocks.ts';
import { limits, textLength, violations } from '../../src/render/limits.ts';
import {
  busy,
  done,
  duplicate,
  ended,
  found,
  inspection,
  now,
  ok,
  pgMain,
  proposed,
  sample,
  systems,
} from '../reports/fixtures.ts';
import { card, reports } from '../reports/reports.ts';
import { readerOf } from '../reports/say.ts';
import { said } from '../reports/words.ts';
import { hostile } from './hostile.ts';

const styles = [{}, { tables: true }, { plain: true }] as const;

function bodiesOf(report: Report, language: Language = 'en'): readonly Body[] {
  return styles.flatMap((style) => slackBodies(report, readerOf(language), style));
}

function reportsWith(text: string): readonly Report[] {
  const name = literal(text);
  const finding = { ...duplicate(1), target: text, subject: text, text: name };
  const inspections = [
    inspection(text, 'postgres', [
      found(name, finding, finding),
      { ...ok(text, 'c', name), state: 'error', reason: name },
    ]),
  ];
  const plan: Plan = {
    ...proposed.plan,
    target: text,
    title: name,
    why: name,
    steps: Array.from({ length: 12 }, () => ({ verb: 'v', args: {}, text: name })),
    evidence: [name, name],
    cost: { locks: name, time: name, space: name, outage: name },
    undo: { possible: true, text: name },
    proof: { gauges: [], text: name },
    detail: text,
  };
  const change = { ...proposed, plan };
  const measure = { gauge: text, subject: text, unit: 'bytes', before: 1, after: 2 } as const;
  return [
    scheduledReport({ ...busy, inspections, waiting: [change], finished: [{ ...done, plan }] }),
    checkReport({
      inspections,
      muted: [],
      firstSeen: () => undefined,
      systems,
      asked: { target: text },
      tookMs: 1,
      now,
    }),
    card(change),
    card({ ...change, plan: { ...plan, risk: 'high' } }),
    card({ ...change, state: 'rejected', reason: text, decidedBy: text, decidedAt: now.toISOString() }),
    resultReport({ change: { ...ended('failed', name), plan }, steps: [], now }),
    resultReport({ change: { ...done, plan, measures: Array.from({ length: 200 }, () => measure) }, steps: [], now }),
    historyReport({ changes: [{ ...done, plan }], target: text, now }),
    alertReport({ finding, openedAt: now.toISOString(), now, remedy: { id: text, title: name } }),
    answer(name),
  ];
}

function mustBeSendable(body: Body, hint: string): void {
  assert.deepEqual(violations(body), [], hint);
  // Checked a second time here, in other words, so that a limit forgotten there is found.
  assert.ok(body.text.length > 0 && body.text.length <= 4000, `${hint}: text of ${body.text.length}`);
  assert.ok((body.blocks ?? []).length <= 50, `${hint}: ${body.blocks?.length} blocks`);
  assert.ok(textLength(body.blocks) <= 13_000, `${hint}: sum ${textLength(body.blocks)}`);
  assert.ok(JSON.stringify(body).isWellFormed(), hint);
}

test('every kind of report fits Slack in every style and language', () => {
  for (const [name, make] of Object.entries(reports)) {
    for (const language of languages) {
      for (const body of bodiesOf(make(language), language)) mustBeSendable(body, name);
    }
  }
});

for (const [name, text] of Object.entries(hostile)) {
  test(`hostile text can be sent, and mentions, links, formats and hides nothing: ${name}`, () => {
    for (const report of reportsWith(text)) {
      const bodies = bodiesOf(report);
      for (const body of bodies) mustBeSendable(body, `${name} in ${report.kind}`);
      assert.ok(bodies[0]?.blocks, `${report.kind} with ${name} has lost its blocks`);
      for (const shown of bodies.flatMap((body) => [body.text, ...textsIn(body.blocks)])) {
        mustBeHarmless(shown, report.kind);
      }
    }
  });
}

// Links and mentions of our own making are the only ones.
function mustBeHarmless(text: string, hint: string): void {
  const others = text
    .replaceAll(/<https:\/\/aegis\.example\.org\/r\/p1\?key=1\.s\|[^<>|]+>/g, '')
    // Inside a fence nothing formats but its own end.
    .replaceAll(/^```\n[^`]*\n```/g, '')
    .replaceAll(/<@U0(OPERATOR|APPROVER[12])>/g, '');
  assert.doesNotMatch(others, /[<>]/, hint);
  assert.doesNotMatch(others, /`[^`\n]|~[^~\n]+~|[^`]`[^`]/, hint);
  assert.doesNotMatch(others, /:(fire|100):/, hint);
  assert.doesNotMatch(text, /(?!\u200B)(?!\n)[\p{Cc}\p{Cf}\u2028\u2029\uE000\uE001]/u, hint);
}

function textsIn(json: Json | undefined): readonly string[] {
  if (Array.isArray(json)) return json.flatMap((inner: Json) => textsIn(inner));
  if (typeof json !== 'object' || json === null) return [];
  // A cell of a table is shown as it is.
  const { type, text } = json as { readonly type?: Json; readonly text?: Json };
  if (type === 'raw_text') return [];
  // A plain text formats nothing, so its signs may stay.
  const own = typeof text !== 'string' ? [] : [type === 'plain_text' ? text.replaceAll(/[`~:]/g, '') : text];
  return [...own, ...Object.values(json).flatMap((inner) => textsIn(inner))];
}

test('the buttons of a plan survive whatever stands above them', () => {
  for (const text of Object.values(hostile).map((long) => long.slice(0, 20_000))) {
    const [, , plan] = reportsWith(text);
    assert.ok(plan);
    for (const body of bodiesOf(plan).filter(({ blocks }) => blocks !== undefined)) {
      assert.match(JSON.stringify(body.blocks), /"action_id":"approve","value":"42"/);
    }
  }
});

test('the buttons below a list stay when the list does not fit', () => {
  const details = { id: 'details', value: '1', label: literal('Details') } as const;
  const lines = Array.from({ length: 100 }, () => ({ text: literal('a line'), action: details }));
  const undo = { id: 'undo', value: '42', label: literal('Undo') } as const;
  const report: Report = {
    ...answer(literal('x')),
    sections: [
      { kind: 'lines', lines },
      { kind: 'actions', actions: [undo] },
    ],
  };
  const [body] = slackBodies(report, readerOf('en'));
  mustBeSendable(body, 'long list');
  assert.match(JSON.stringify(body.blocks?.at(-1)), /"action_id":"undo"/);
  assert.match(JSON.stringify(body.blocks), /53 more lines did not fit/);
});

test('a table longer than Slack takes is still a table there, cut', () => {
  const [measure] = done.measures;
  assert.ok(measure);
  const measures = Array.from({ length: 200 }, (_, n) => ({ ...measure, subject: `t${n}` }));
  const report = resultReport({ change: { ...done, measures }, steps: [], now, systems });
  const [rich, plainer] = slackBodies(report, readerOf('en'), { tables: true });
  assert.match(JSON.stringify(rich.blocks), /"type":"table"/);
  assert.match(JSON.stringify(plainer?.blocks), /```/);
});

test('ten thousand findings on ten thousand targets fit, in seconds, and those that do not are counted', () => {
  const inspections = Array.from({ length: 10_000 }, (_, n) => {
    const finding = { ...duplicate(n), target: `pg-${n}` };
    const samples = [sample(`pg-${n}`, 'postgres.dead-percent', 90)];
    return inspection(`pg-${n}`, 'postgres', [found(said.duplicates(), finding)], samples);
  });
  const previous = {
    at: '2026-11-23T00:00:00Z',
    findings: [],
    samples: inspections.map(({ target }) => sample(target, 'postgres.dead-percent', 10)),
  };
  // Of the processor: a busy machine is no fault.
  const began = process.cpuUsage();
  const report = scheduledReport({ ...busy, kind: 'weekly', inspections, previous, waiting: [] });
  const bodies = bodiesOf(report);
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  for (const body of bodies) mustBeSendable(body, 'ten thousand');
  assert.match(JSON.stringify(bodies[0]), /10,000 things need you/);
  assert.match(JSON.stringify(bodies[0]?.blocks), /[\d,]+ more lines did not fit; the full report has all/);
  assert.match(JSON.stringify(bodies[0]?.blocks), /Not checked|Full report/);
  assert.ok(seconds < 20, `${seconds} s`);
});

test('ten thousand findings of one check are one thing with one button', () => {
  const [first = duplicate(0), ...rest] = Array.from({ length: 10_000 }, (_, n) => duplicate(n));
  const report = scheduledReport({
    ...busy,
    inspections: [pgMain(found(said.duplicates(), first, ...rest))],
    waiting: [],
  });
  const [body] = bodiesOf(report);
  assert.match(JSON.stringify(body), /1 thing needs you/);
  assert.match(JSON.stringify(body), /and 9,999 more/);
  assert.match(JSON.stringify(body), /"value":"pg-main postgres.drop-duplicate-index"/);
});

test('every button and every row of buttons has an id of its own, and a row carries the plan that was seen', () => {
  const [body] = slackBodies(scheduledReport({ ...busy, inspections: reportsMany() }), readerOf('en'));
  const ids = [...JSON.stringify(body).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(ids.slice(0, 3), ['propose', 'propose:1', 'propose:2']);
  assert.equal(new Set(ids).size, ids.length);
  const [plan] = slackBodies(card(proposed), readerOf('en'));
  assert.match(JSON.stringify(plan), new RegExp(`"block_id":"seen:${proposed.hash}:1"`));
});

function reportsMany() {
  return [1, 2, 3].map((n) => {
    const finding = { ...duplicate(n), target: `pg-${n}` };
    return inspection(`pg-${n}`, 'postgres', [found(said.duplicates(), finding)]);
  });
}

test('a button whose value would have to be cut is left out, for a cut value means something else', () => {
  const report = answer(literal('x'), {
    actions: [
      { id: 'propose', value: `pg ${'s'.repeat(limits.value)}`, label: literal('Too long') },
      { id: 'details', value: '42', label: literal('Details') },
    ],
  });
  const text = JSON.stringify(slackBodies(report, readerOf('en'))[0]?.blocks);
  assert.doesNotMatch(text, /Too long/);
  assert.match(text, /Details/);
});

test('a violation of each limit is seen', () => {
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
  const button = (more: object) => ({
    type: 'actions',
    elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'b' }, ...more }],
  });
  const bad: readonly Body[] = [
    { text: '' },
    { text: 'x'.repeat(4001) },
    { text: 'x', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) },
    { text: 'x', blocks: [section('x'.repeat(3001))] },
    { text: 'x', blocks: [section('')] },
    { text: 'x', blocks: Array.from({ length: 5 }, () => section('x'.repeat(2900))) },
    { text: 'x', blocks: [button({ value: 'x'.repeat(2001) })] },
    { text: 'x', blocks: [button({ text: { type: 'plain_text', text: 'x'.repeat(76) } })] },
    { text: 'x', blocks: [button({}), button({})] },
    { text: 'x', blocks: [button({ confirm: { title: { text: 'x'.repeat(101) } } })] },
    { text: 'x', blocks: [button({ confirm: { text: { text: 'x'.repeat(301) } } })] },
    { text: 'x', blocks: [button({ confirm: { deny: { text: 'x'.repeat(31) } } })] },
    { text: 'x', blocks: [{ type: 'actions', elements: Array.from({ length: 26 }, () => ({ type: 'x' })) }] },
    { text: 'x', blocks: [{ type: 'context', elements: Array.from({ length: 11 }, () => ({ type: 'x' })) }] },
    { text: 'x', blocks: [{ type: 'table', rows: Array.from({ length: 101 }, () => []) }] },
    { text: 'x', blocks: [section('\uD83D')] },
  ];
  for (const body of bad) assert.notDeepEqual(violations(body), [], JSON.stringify(body).slice(0, 120));
});
