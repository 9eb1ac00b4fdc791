// Report: the daily, weekly and monthly one, due or asked for: a look at every target, compared with the last one.
import { randomBytes } from 'node:crypto';
import { channelOf, localeOf } from '../../core/fleet.ts';
import { nextPeriod } from '../../core/period.ts';
import { reportKinds, type Report, type ReportKind } from '../../core/report.ts';
import type { Request } from '../../core/request.ts';
import { scheduledReport, type ScheduledInput } from '../../reports/scheduled.ts';
import { record } from '../../state/audit.ts';
import { changesEndedSince, changesIn } from '../../state/changes.ts';
import type { Db } from '../../state/db.ts';
import { openMutes } from '../../state/quiet.ts';
import { keepReport, previousReport } from '../../state/reports.ts';
import { openFindings } from '../../state/sightings.ts';
import { inspect } from './inspect.ts';
import type { Parts } from '../parts.ts';
import { post } from '../messages/post.ts';

const DAY_MS = 86_400_000;
const SPAN_MS: Readonly<Record<ReportKind, number>> = { daily: DAY_MS, weekly: 7 * DAY_MS, monthly: 31 * DAY_MS };

/** One due period in its channel: kept and posted in one transaction. */
export async function postDueReport(parts: Parts, request: Request): Promise<void> {
  const { channel = '', kind, period = '' } = request.args;
  const { report, samples, locale } = await makeReport(parts, request);
  await parts.pool.transaction(async (db) => {
    await keepReport(db, { id: report.page ?? period, kind: report.kind, channel, locale, report, samples });
    await record(db, 'clock', 'report.posted', { channel, kind: kind ?? '', period });
    await post(parts, db, { key: `report:${channel}:${period}`, place: { kind: 'channel', channel }, report });
  });
}

/** The same report, asked for by a person: kept for its page, answered where they asked. */
export async function askedReport(parts: Parts, request: Request): Promise<Report> {
  const { report, locale } = await makeReport(parts, request);
  // Without a channel: it is no predecessor of a scheduled one.
  await keepReport(parts.pool, { id: report.page ?? '', kind: report.kind, locale, report, samples: [] });
  return report;
}

async function makeReport(parts: Parts, request: Request) {
  const { fleet, pool } = parts;
  const kind = reportKinds.find((known) => known === request.args['kind']) ?? 'daily';
  const channel = request.args['channel'] ?? request.replyTo.channel ?? '';
  const locale = localeOf(fleet, channel, channelOf(fleet, channel) === undefined ? request.language : undefined);
  const began = performance.now();
  const inspections = await inspect(parts, { targets: targetsFor(parts, channel) });
  const previous = await previousReport(pool, channel, kind);
  const now = parts.now();
  const since = previous?.at ?? new Date(now.getTime() - SPAN_MS[kind]).toISOString();
  const schedule = fleet.schedules[kind];
  const input: ScheduledInput = {
    ...(await known(parts, pool, since)),
    kind,
    now,
    lateMs: Number(request.args['lateMs'] ?? 0),
    ...down(request),
    systems: parts.systems,
    inspections,
    ...(previous && { previous }),
    ...(schedule && { nextAt: nextPeriod(kind, schedule, { zone: locale.zone, now }).due.toISOString() }),
    tookMs: performance.now() - began,
    page: randomBytes(12).toString('base64url'),
  };
  return { report: scheduledReport(input), samples: inspections.flatMap(({ samples }) => samples), locale };
}

function down({ args }: Request): Pick<ScheduledInput, 'down'> {
  const { downFrom: from, downTo: to } = args;
  return from === undefined || to === undefined ? {} : { down: { from, to } };
}

async function known(parts: Parts, db: Db, since: string) {
  const findings = await openFindings(db);
  const mutes = parts.fleet.mutes.map((mute) => ({ ...mute, by: 'aegis.yml' }));
  return {
    firstSeen: (key: string) => findings.get(key)?.firstSeen,
    muted: [...mutes, ...(await openMutes(db))].filter(({ until }) => new Date(until) > parts.now()),
    waiting: await changesIn(db, ['proposed']),
    running: await changesIn(db, ['approved', 'running', 'unknown']),
    finished: await changesEndedSince(db, since),
  };
}

// A target with a channel of its own is reported there; the others everywhere.
function targetsFor({ fleet }: Parts, channel: string) {
  const own = fleet.targets.filter((target) => target.channel === channel);
  return own.length > 0 ? own : fleet.targets.filter((target) => target.channel === undefined);
}
