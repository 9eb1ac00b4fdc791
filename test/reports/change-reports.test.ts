// What the card, the progress, the result and the private answers promise about a change.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeStates, type Change } from '../../src/core/change.ts';
import type { Action, Report } from '../../src/core/report.ts';
import { createSay } from '../../src/core/words.ts';
import { alertReport } from '../../src/reports/alert.ts';
import { answers } from '../../src/reports/answers.ts';
import { progressReport } from '../../src/reports/progress.ts';
import { resultReport } from '../../src/reports/result.ts';
import { statusReport } from '../../src/reports/status.ts';
import { done, ended, inspection, now, ok, proposed, running, vacuumed } from './fixtures.ts';
import { card } from './reports.ts';
import { said } from './words.ts';

const say = createSay({ language: 'en', zone: 'Asia/Seoul' });

function actionsOf(report: Report): readonly Action[] {
  return report.sections.flatMap((section) => (section.kind === 'actions' ? section.actions : []));
}

const idsOf = (report: Report) => actionsOf(report).map(({ id }) => id);

function factOf(report: Report, label: string): string | undefined {
  const facts = report.sections.flatMap((section) => (section.kind === 'facts' ? section.facts : []));
  const fact = facts.find((known) => say(known.label) === label);
  return fact && say(fact.value);
}

test('only a plan that waits has buttons to decide it, and only what may still stop has one to cancel it', () => {
  const wanted: Partial<Record<Change['state'], readonly string[]>> = {
    proposed: ['approve', 'reject', 'details'],
    approved: ['cancel'],
    running: ['cancel'],
  };
  for (const state of changeStates) assert.deepEqual(idsOf(card({ ...running, state })), wanted[state] ?? [], state);
});

test('the buttons of a card carry the whole hash of the plan that is shown', () => {
  const section = card(proposed).sections.find(({ kind }) => kind === 'actions');
  assert.equal(section?.kind === 'actions' && section.seen, proposed.hash);
});

test('a high risk is a danger that asks again; a lower one does not', () => {
  const [approve] = actionsOf(card({ ...proposed, plan: { ...proposed.plan, risk: 'high' } }));
  assert.equal(approve?.style, 'danger');
  assert.ok(approve.confirm);
  const [calm] = actionsOf(card(proposed));
  assert.deepEqual([calm?.style, calm?.confirm], ['primary', undefined]);
});

test('outside its window the button names when it would run', () => {
  const next = new Date('2026-11-28T17:00:00Z');
  const [approve] = actionsOf(card(proposed, { window: { open: false, next, name: 'sunday' } }));
  assert.equal(approve && say(approve.label), 'Approve, run at next window (Sun 29 Nov 02:00 KST)');
});

test('the card names who may approve, never the one who asked where that does not count', () => {
  const may = (change: Change) =>
    card(change, { approvers: ['U0OPERATOR', 'U0APPROVER1'] })
      .footer.map(say)
      .find((line) => line.includes('may approve'));
  assert.doesNotMatch(may(proposed) ?? '', /U0OPERATOR/);
  assert.match(may({ ...proposed, plan: { ...proposed.plan, risk: 'low' } }) ?? '', /U0OPERATOR/);
});

test('many steps are counted, and the whole plan is in the file', () => {
  const [step] = proposed.plan.steps;
  assert.ok(step);
  const steps = Array.from({ length: 20 }, () => step);
  const report = card({ ...proposed, plan: { ...proposed.plan, steps } });
  assert.match(factOf(report, 'Does') ?? '', /^1\. DROP[^]*6\. DROP[^]*and 14 more in the file$/);
  assert.deepEqual(report.file, { name: 'plan-42.txt', content: proposed.plan.detail });
});

test('a decided card says who, when and why', () => {
  const decision = { decidedBy: 'U0APPROVER1', decidedAt: '2026-11-24T05:05:00Z', reason: 'wait for the release' };
  const section = card({ ...proposed, ...decision, state: 'rejected' }).sections.at(-1);
  assert.ok(section?.kind === 'lines' && section.lines[0]);
  assert.match(say(section.lines[0].text), /^Rejected by .*U0APPROVER1.* 14:05: "wait for the release"$/);
});

test('undo is offered once, for what can be taken back, and not for what takes something back', () => {
  const ids = (change: Change) => idsOf(resultReport({ change, steps: [], now }));
  assert.deepEqual(ids(done), ['undo']);
  assert.deepEqual(ids(vacuumed), []);
  assert.deepEqual(ids({ ...done, undoneBy: 45 }), []);
  assert.deepEqual(ids({ ...done, undoOf: 40 }), []);
});

test('a result never sounds done where it is not', () => {
  for (const state of ['failed', 'rolled-back', 'unknown', 'cancelled'] as const) {
    for (const change of [ended(state, said.stopped()), { ...running, state }]) {
      const report = resultReport({ change, steps: [], now });
      assert.doesNotMatch(say(report.verdict), /^Done/, state);
      assert.notEqual(report.mark, 'resolved', state);
    }
  }
});

test('an unknown outcome offers to look, a stop offers to try again', () => {
  assert.deepEqual(idsOf(resultReport({ change: ended('unknown', said.unseen()), steps: [], now })), ['look']);
  assert.deepEqual(idsOf(resultReport({ change: ended('failed', said.stopped()), steps: [], now })), ['again']);
});

test('a number that could not be read is no proof', () => {
  const [measure] = done.measures;
  assert.ok(measure);
  const report = resultReport({ change: { ...done, measures: [{ ...measure, after: null }] }, steps: [], now });
  assert.doesNotMatch(report.facts.map(say).join(), /→/);
});

test('progress counts steps and units, and a way back has no button', () => {
  const input = {
    change: running,
    step: 2,
    total: 3,
    text: said.waiting(),
    done: 120,
    of: 400,
    startedAt: '2026-11-24T05:05:10Z',
  };
  const report = progressReport({ ...input, now: new Date('2026-11-24T05:06:10Z') });
  assert.deepEqual(report.facts.map(say).slice(0, 1), ['step 2 of 3']);
  assert.ok(report.facts.map(say).includes('120 of 400') && report.facts.map(say).includes('1 min'));
  assert.deepEqual(idsOf(report), ['cancel']);
  assert.deepEqual(idsOf(progressReport({ ...input, now, undoing: true })), []);
});

test('an alert that is over says when, after how long and why, and proposes nothing', () => {
  const finding = {
    check: 'c',
    target: 'pg-main',
    subject: '',
    severity: 'critical',
    values: {},
    text: said.refused(),
  } as const;
  const remedy = { id: 'postgres.end-idle', title: said.endIdle() };
  const openedAt = '2026-11-24T05:31:00Z';
  assert.deepEqual(idsOf(alertReport({ finding, openedAt, now, remedy })), ['propose']);
  const over = alertReport({ finding, openedAt, now, remedy, resolvedAt: '2026-11-24T05:44:00Z', cause: done });
  assert.equal(say(over.verdict), 'pg-main resolved 14:44 after 13 min');
  assert.deepEqual([over.mark, idsOf(over)], ['resolved', []]);
  assert.match(over.facts.map(say).join(), /cause: change 42/);
});

test('a target whose every check failed is not fine', () => {
  const blind = {
    ...ok('cache', 'redis.memory', said.memory()),
    state: 'not-checked',
    reason: said.noSystemd(),
  } as const;
  const report = statusReport({
    inspections: [inspection('cache', 'redis', [blind])],
    waiting: [],
    running: [],
    windows: [],
    now,
  });
  const [section] = report.sections;
  assert.ok(section?.kind === 'lines' && section.lines[0]);
  assert.equal(say(section.lines[0].text), 'nothing could be checked');
});

test('whoever comes too late hears who was first, when and why', () => {
  const decided = { decidedBy: 'U0APPROVER1', decidedAt: '2026-11-24T05:05:00Z' };
  const late = (more: Partial<Change>) =>
    say(answers.alreadyDecided({ ...proposed, ...decided, ...more })).replaceAll(/[\uE000\uE001]/g, '');
  assert.equal(late({ state: 'approved' }), 'Already approved by U0APPROVER1 at 14:05.');
  assert.equal(late({ state: 'rejected', reason: 'no' }), 'Already rejected by U0APPROVER1 at 14:05: "no".');
  assert.equal(late({ state: 'done' }), 'Too late: change 42 is done.');
});
