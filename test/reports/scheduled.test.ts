// What the scheduled report promises about who is needed, what changed, and what was not looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../src/core/finding.ts';
import { createSay } from '../../src/core/words.ts';
import { scheduledReport, type ScheduledInput } from '../../src/reports/scheduled.ts';
import {
  busy,
  diskFull,
  duplicate,
  ended,
  found,
  host1,
  inspection,
  memoryFull,
  now,
  ok,
  oldVersion,
  pgMain,
  quiet,
  sample,
  stormy,
  unchecked,
  vacuumed,
  waiting,
} from './fixtures.ts';
import { said } from './words.ts';

const say = createSay({ language: 'en', zone: 'Asia/Seoul' });

function linesOf(input: ScheduledInput): readonly string[] {
  return scheduledReport(input).sections.flatMap((section) =>
    section.kind === 'lines'
      ? section.lines.map(({ target, text, note }) =>
          [target ?? '', say(text), note === undefined ? '' : `· ${say(note)}`].join(' ').trim(),
        )
      : [],
  );
}

const verdictOf = (input: ScheduledInput) => say(scheduledReport(input).verdict);
const footerOf = (input: ScheduledInput) => scheduledReport(input).footer.map(say);
const withFindings = (...findings: readonly [Finding, ...Finding[]]): ScheduledInput => ({
  ...quiet,
  inspections: [pgMain(found(said.duplicates(), ...findings))],
});

test('a quiet day is one line and needs nobody', () => {
  const { sections, footer, facts } = scheduledReport(quiet);
  assert.equal(verdictOf(quiet), 'Nothing needs you');
  assert.deepEqual([sections, footer], [[], []]);
  assert.deepEqual(facts.map(say), ['5 targets, 9 of 9 checks', 'Tue 24 Nov 09:00 KST']);
});

test('a quiet day still says what was not checked', () => {
  const missing = unchecked('pg-main', 'postgres.query-plans', said.queryPlans(), said.needsReadAll());
  const input = { ...quiet, inspections: [pgMain(missing)] };
  assert.equal(verdictOf(input), 'Nothing needs you');
  assert.deepEqual(footerOf(input), ['Not checked, 1: pg-main query plans (needs pg_read_all_data)']);
});

test('a note needs nobody; a warning and a critical one do', () => {
  assert.equal(verdictOf(withFindings(oldVersion)), 'Nothing needs you');
  assert.equal(verdictOf(withFindings(duplicate(1))), '1 thing needs you');
});

test('many subjects of one check on one target are one thing', () => {
  const input = withFindings(duplicate(1), duplicate(2), duplicate(3));
  assert.equal(verdictOf(input), '1 thing needs you');
  assert.match(linesOf(input)[0] ?? '', /orders_customer_idx1 repeats .* and 2 more/);
});

test('the worst of a group speaks for it, and critical things come first', () => {
  const input = {
    ...withFindings(duplicate(1), { ...duplicate(2), severity: 'critical' }),
    waiting,
  };
  const [section] = scheduledReport(input).sections;
  assert.ok(section?.kind === 'lines');
  assert.deepEqual(
    section.lines.map(({ mark }) => mark),
    ['critical', 'warning'],
  );
  assert.match(linesOf(input)[0] ?? '', /idx2/);
});

test('one finding proposes its remedy for its subject; a group for the target', () => {
  const value = (input: ScheduledInput) => {
    const [section] = scheduledReport(input).sections;
    return section?.kind === 'lines' ? section.lines[0]?.action?.value : undefined;
  };
  assert.equal(
    value(withFindings(duplicate(1))),
    'pg-main postgres.drop-duplicate-index public.orders.orders_customer_idx1',
  );
  assert.equal(value(withFindings(duplicate(1), duplicate(2))), 'pg-main postgres.drop-duplicate-index');
});

test('a muted finding needs nobody, and the mute is told with its end', () => {
  const muted = [
    { finding: 'pg-main/postgres.duplicate-index', until: '2026-11-27T09:00:00Z', reason: 'r', by: 'U0OPERATOR' },
  ];
  const input = { ...withFindings(duplicate(1)), muted };
  assert.equal(verdictOf(input), 'Nothing needs you');
  assert.deepEqual(footerOf(input), ['Muted, 1: the next ends Fri 27 Nov 18:00']);
});

test('a mute of one name does not mute another that begins alike', () => {
  const muted = [{ finding: 'pg', until: '2026-11-27T09:00:00Z', reason: 'r', by: 'U0OPERATOR' }];
  assert.equal(verdictOf({ ...withFindings(duplicate(1)), muted }), '1 thing needs you');
});

test('waiting plans are one thing for each target, with the oldest expiry', () => {
  const other = waiting.map((change) => ({ ...change, plan: { ...change.plan, target: 'cache' } }));
  const input = { ...quiet, waiting: [...waiting, ...other] };
  assert.equal(verdictOf(input), '2 things need you');
  assert.match(linesOf(input)[0] ?? '', /^pg-main 4 plans wait for approval, the oldest expires at 18:00/);
});

test('a change that nobody saw the end of needs a person first of all', () => {
  const input = { ...quiet, running: [{ ...ended('unknown', said.unseen()), id: 43 }] };
  assert.equal(verdictOf(input), '1 thing needs you');
  assert.match(linesOf(input)[0] ?? '', /outcome of change 43 unknown/);
});

test('new is what the previous report did not hold; known is told since when', () => {
  const finding = duplicate(1);
  const previous = { at: '2026-11-23T00:00:00Z', findings: [] as Finding[], samples: [] };
  const input = { ...withFindings(finding), firstSeen: () => '2026-11-22T01:00:00Z' };
  assert.match(linesOf({ ...input, previous })[0] ?? '', /· new$/);
  assert.match(linesOf({ ...input, previous: { ...previous, findings: [finding] } })[0] ?? '', /· since Sun 22 Nov$/);
  assert.match(
    linesOf({ ...input, firstSeen: () => '2026-11-23T20:00:00Z', previous: { ...previous, findings: [finding] } })[0] ??
      '',
    /· since 05:00$/,
  );
});

test('worse is a higher severity or a fuller level, and says what it was', () => {
  const note = (before: Partial<Finding>) =>
    linesOf({
      ...quiet,
      inspections: [pgMain(found(said.memory(), memoryFull))],
      previous: { at: '2026-11-23T00:00:00Z', findings: [{ ...memoryFull, ...before }], samples: [] },
    })[0];
  assert.match(note({ severity: 'warning' }) ?? '', /worse, was warning$/);
  assert.match(note({ values: { usedPercent: 84 } }) ?? '', /worse, was 84 %$/);
  assert.match(note({ values: { usedPercent: 97 } }) ?? '', /better, was 97 %$/);
  assert.doesNotMatch(note({ values: { usedPercent: 90.8 } }) ?? '', /worse|better/);
});

test('fixed is only what was looked at again', () => {
  const before = { at: '2026-11-23T00:00:00Z', findings: [diskFull, duplicate(1)], samples: [] };
  const blind = unchecked('pg-main', 'postgres.duplicate-index', said.duplicates(), said.needsReadAll());
  const fixed = (input: ScheduledInput) => linesOf(input).filter((line) => line.startsWith('Fixed'));
  assert.deepEqual(fixed({ ...quiet, previous: before, inspections: [pgMain(blind), host1()] }), [
    'Fixed: host-1 /var 86 %',
  ]);
  assert.deepEqual(fixed({ ...quiet, previous: before, inspections: [pgMain(blind)] }), []);
});

test('a gauge is better or worse only by a tenth and by enough to matter', () => {
  const lines = (before: number, after: number, id = 'postgres.dead-percent', unit: 'percent' | 'count' = 'percent') =>
    linesOf({
      ...quiet,
      inspections: [
        inspection(
          'pg-main',
          'postgres',
          [ok('pg-main', 'c', said.deadRows())],
          [sample('pg-main', id, after, { unit })],
        ),
      ],
      previous: { at: '2026-11-23T00:00:00Z', findings: [], samples: [sample('pg-main', id, before, { unit })] },
    }).filter((line) => !line.startsWith('Fine'));
  assert.deepEqual(lines(31, 4), ['Better: pg-main dead rows 31 % → 4 %']);
  assert.deepEqual(lines(4, 31), ['Worse: pg-main dead rows 4 % → 31 %']);
  assert.deepEqual(lines(2, 3), []);
  assert.deepEqual(lines(90, 84), []);
  assert.deepEqual(lines(100, 10_000, 'postgres.connections', 'count'), []);
});

test('what a change brought is told once, with the change', () => {
  const lines = linesOf(busy).join('\n');
  assert.match(lines, /Better: pg-main dead rows 31 % → 4 % \(change 41\)/);
  assert.doesNotMatch(lines, /Change 41:/);
  const without = linesOf({ ...quiet, finished: [vacuumed] }).join('\n');
  assert.match(without, /Change 41: Vacuum 2 tables on pg-main, done .* dead rows 31 % → 4 %/);
});

test('a target that does not answer is not fine, and its checks are counted as not made', () => {
  const { facts } = scheduledReport(stormy);
  assert.ok(facts.map(say).includes('4 targets, 9 of 16 checks'));
  assert.match(footerOf(stormy)[0] ?? '', /^Not checked, 7: pg-reports all other checks \(does not answer\)/);
  assert.ok(!linesOf(stormy).some((line) => line.startsWith('Fine') && line.includes('pg-reports')));
});

test('a check that failed is told as not checked, with its reason', () => {
  assert.match(footerOf(stormy)[0] ?? '', /host-1 archiver \(failed: took longer than 10 s\)/);
});

test('a late report says by how much and why; a moment is not late', () => {
  const late = { ...quiet, lateMs: 7_800_000, down: { from: '2026-11-23T23:40:00Z', to: '2026-11-24T02:10:00Z' } };
  assert.equal(say(scheduledReport(late).facts[0] ?? said.none()), 'late by 2 h 10 min (Aegis was down 08:40–11:10)');
  assert.equal(scheduledReport({ ...quiet, lateMs: 30_000 }).facts.length, 2);
});

test('a weekly report compares with the one before it; the first has nothing to compare', () => {
  const weekly = scheduledReport({ ...busy, kind: 'weekly' });
  assert.ok(weekly.sections.some(({ kind }) => kind === 'table'));
  assert.ok(linesOf({ ...busy, kind: 'weekly' }).includes('1 new, 1 fixed, 1 change done, 0 stopped'));
  const { previous: _, ...first } = busy;
  assert.ok(!scheduledReport({ ...first, kind: 'weekly' }).sections.some(({ kind }) => kind === 'table'));
});

test('every finding and outcome stays in the report, also the muted, for the page and for programs', () => {
  const report = scheduledReport(stormy);
  assert.equal(report.findings.length, 6);
  assert.equal(report.outcomes.length, stormy.inspections.flatMap(({ outcomes }) => outcomes).length);
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  assert.equal(now.toISOString(), '2026-11-24T00:00:00.000Z');
});
