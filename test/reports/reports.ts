// Every kind of report, from the fixtures, by name.
import type { Command } from '../../src/core/command.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import type { Report } from '../../src/core/report.ts';
import { alertReport } from '../../src/reports/alert.ts';
import { answer } from '../../src/reports/answer.ts';
import { answers } from '../../src/reports/answers.ts';
import { changesReport } from '../../src/reports/changes.ts';
import { checkReport } from '../../src/reports/check.ts';
import { doctorReport } from '../../src/reports/doctor.ts';
import { helpReport } from '../../src/reports/help.ts';
import { historyReport } from '../../src/reports/history.ts';
import { homeReport } from '../../src/reports/home.ts';
import { planCard, type PlanCardInput } from '../../src/reports/plan-card.ts';
import { progressReport } from '../../src/reports/progress.ts';
import { resultReport } from '../../src/reports/result.ts';
import { scheduledReport } from '../../src/reports/scheduled.ts';
import { statusReport } from '../../src/reports/status.ts';
import * as fixtures from './fixtures.ts';
import { said } from './words.ts';

const { now, systems, busy, quiet, stormy, proposed, running, done, vacuumed, vacuumSteps, waiting, ended } = fixtures;

const freeze = { until: '2026-11-26T00:00:00Z', reason: 'release week', by: 'U0OPERATOR' };
const later = new Date('2026-11-24T05:06:00Z');
const nextWindow = { open: false, next: new Date('2026-11-28T17:00:00Z'), name: 'sunday' } as const;
const windows = [
  { target: 'pg-main', state: nextWindow },
  { target: 'cache', state: { open: true, until: new Date('2026-11-24T09:00:00Z') } as const },
];

export function card(change: PlanCardInput['change'], more: Partial<PlanCardInput> = {}): Report {
  const approvers = ['U0APPROVER1', 'U0APPROVER2'];
  return planCard({ change, policy: defaultPolicy, approvers, window: { open: true }, now, ...more });
}

const highRisk = {
  ...proposed,
  plan: { ...proposed.plan, risk: 'high' },
  votesNeeded: 2,
  votes: [{ by: 'U0APPROVER1', at: '2026-11-24T05:05:00Z' }],
} as const;
const decision = { decidedBy: 'U0APPROVER1', decidedAt: '2026-11-24T05:05:00Z' };
const rejected = { ...proposed, ...decision, state: 'rejected', reason: 'wait for the release' } as const;

const commands: readonly Command[] = [
  {
    verb: 'check',
    words: ['check', '점검'],
    role: 'viewer',
    usage: '[target|kind] [check]',
    about: said.checkAbout(),
    parse: () => ({}),
  },
  {
    verb: 'approve',
    words: ['approve', '승인'],
    role: 'operator',
    usage: '<id>',
    about: said.approveAbout(),
    parse: () => ({}),
  },
  {
    verb: 'freeze',
    words: ['freeze', '동결'],
    role: 'operator',
    usage: '<until> <reason>',
    about: said.freezeAbout(),
    parse: () => ({}),
  },
];

const checkInput = { systems, muted: stormy.muted, firstSeen: () => undefined, tookMs: 840, now };

export const reports: Readonly<Record<string, (language: 'en' | 'ko') => Report>> = {
  daily: () => scheduledReport(busy),
  'daily-quiet': () => scheduledReport(quiet),
  'daily-late': () => scheduledReport({ ...quiet, lateMs: stormy.lateMs, ...(stormy.down && { down: stormy.down }) }),
  'daily-stormy': () => scheduledReport(stormy),
  weekly: () => scheduledReport({ ...busy, kind: 'weekly' }),
  'monthly-first': () => {
    const { previous: _, ...first } = busy;
    return scheduledReport({ ...first, kind: 'monthly' });
  },
  check: () => checkReport({ ...checkInput, inspections: busy.inspections, asked: {} }),
  'check-one': () =>
    checkReport({
      ...checkInput,
      inspections: [fixtures.host1(fixtures.found(said.disk(), fixtures.diskFull))],
      asked: { target: 'host-1', check: 'host.disk' },
    }),
  status: () =>
    statusReport({
      inspections: stormy.inspections,
      waiting,
      running: [running],
      freeze,
      windows,
      now: later,
      systems,
    }),
  plan: () => card(proposed),
  'plan-high-risk': () => card(highRisk, { window: nextWindow, freeze }),
  'plan-approved': () =>
    card({ ...proposed, ...decision, votes: highRisk.votes, state: 'approved', notBefore: '2026-11-28T17:00:00Z' }),
  'plan-rejected': () => card(rejected),
  'plan-expired': () => card({ ...proposed, state: 'expired' }),
  'plan-done': () => card({ ...done, undoneBy: 45 }),
  'plan-failed': () => card(ended('failed', said.stopped())),
  progress: () =>
    progressReport({
      change: running,
      step: 1,
      total: 1,
      text: said.waiting(),
      done: 0,
      of: 1,
      startedAt: '2026-11-24T05:05:10Z',
      now: new Date('2026-11-24T05:05:28.400Z'),
    }),
  result: () => resultReport({ change: done, steps: [], now, systems }),
  'result-steps': () => resultReport({ change: vacuumed, steps: vacuumSteps, now, systems }),
  'result-failed': () => resultReport({ change: ended('failed', said.stopped()), steps: [], now }),
  'result-unknown': () => resultReport({ change: ended('unknown', said.unseen()), steps: [], now }),
  'result-rolled-back': () => resultReport({ change: ended('rolled-back', said.testFailed()), steps: [], now }),
  'result-cancelled': () =>
    resultReport({ change: ended('cancelled', said.cancelled({ who: 'U0OPERATOR' })), steps: [], now }),
  changes: () =>
    changesReport({ changes: [...waiting, running, { ...ended('unknown', said.unseen()), id: 43 }], now: later }),
  history: () => historyReport({ changes: [done, vacuumed, { ...rejected, id: 40 }], target: 'pg-main', now, systems }),
  alert: () =>
    alertReport({
      finding: fixtures.noConnections,
      openedAt: '2026-11-24T05:31:00Z',
      now,
      remedy: { id: 'postgres.end-idle', title: said.endIdle() },
    }),
  'alert-resolved': () =>
    alertReport({
      finding: fixtures.noConnections,
      openedAt: '2026-11-24T05:31:00Z',
      now,
      resolvedAt: '2026-11-24T05:44:00Z',
      cause: { ...done, id: 43, plan: { ...done.plan, title: said.endIdle() } },
    }),
  help: (language) => helpReport({ commands, language }),
  home: () =>
    homeReport({
      member: { id: 'U0APPROVER1', roles: ['approver'], language: 'en' },
      waiting: waiting.slice(0, 2),
      mine: [done],
      running: [running],
      targets: busy.inspections,
      nextReports: [
        { kind: 'daily', at: '2026-11-25T00:00:00Z' },
        { kind: 'weekly', at: '2026-11-30T00:00:00Z' },
      ],
      windows,
      now: later,
      systems,
    }),
  doctor: () =>
    doctorReport({
      probes: [
        { name: said.connectsToSlack(), state: 'ok', text: said.connected() },
        { name: said.rightReadAll(), state: 'warning', text: said.missing(), mend: 'GRANT pg_read_all_data TO aegis;' },
        { name: said.storeProbe(), state: 'failed', text: said.storeDown(), mend: 'DATABASE_URL' },
      ],
    }),
  'answer-not-allowed': () =>
    answer(answers.notAllowed({ change: proposed, refusal: 'requester', holders: ['U0APPROVER1', 'U0APPROVER2'] })),
  'answer-too-late': () => answer(answers.alreadyDecided(rejected)),
  'answer-typo': () => answer(answers.typo('optimise', ['optimize', 'history'])),
  'answer-target': () => answer(answers.noTarget('pg-mian', ['pg-main', 'pg-reports'])),
  'answer-moved': () => answer(answers.planMoved()),
  'answer-frozen': () => answer(answers.frozen(freeze)),
};
