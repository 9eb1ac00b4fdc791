// Asked: the jobs behind what people ask to see: help, state, checks, reports, changes and what became of them.
import { Fault } from '../../core/fault.ts';
import { localeOf } from '../../core/fleet.ts';
import { hasRole, type Member } from '../../core/person.ts';
import type { Request } from '../../core/request.ts';
import type { MuteView } from '../../core/quiet.ts';
import type { Inspection } from '../../core/system.ts';
import type { Target } from '../../core/target.ts';
import { windowState } from '../../core/window.ts';
import { changesReport } from '../../reports/changes.ts';
import { checkReport } from '../../reports/check.ts';
import { doctorReport } from '../../reports/doctor.ts';
import { helpReport } from '../../reports/help.ts';
import { historyReport } from '../../reports/history.ts';
import { statusReport } from '../../reports/status.ts';
import { changesIn, recentChanges } from '../../state/changes.ts';
import { openFreeze, openMutes } from '../../state/quiet.ts';
import { expireOld } from '../../state/retention.ts';
import { newestInspections, openFindings } from '../../state/sightings.ts';
import { doctorProbes } from './doctor.ts';
import { inspect } from '../watch/inspect.ts';
import { targetNamed, type Parts } from '../parts.ts';
import { privately, type Answer } from './answer.ts';
import { askedReport } from '../watch/report.ts';
import { words } from '../words.ts';

export async function help(parts: Parts, request: Request, member: Member): Promise<Answer> {
  const commands = parts.commands.filter(({ verb, role }) => verb === 'help' || hasRole(member, role));
  const { language } = localeOf(parts.fleet, request.replyTo.channel, request.language);
  return privately(helpReport({ commands, language }));
}

export async function status(parts: Parts): Promise<Answer> {
  const { pool } = parts;
  const freeze = await openFreeze(pool);
  const input = {
    inspections: await newestInspections(pool),
    waiting: await changesIn(pool, ['proposed']),
    running: await changesIn(pool, ['approved', 'running', 'unknown']),
    windows: windowsOf(parts),
    muted: await mutesOf(parts),
    systems: parts.systems,
    now: parts.now(),
  };
  return privately(statusReport(freeze === undefined ? input : { ...input, freeze }));
}

export async function check(parts: Parts, { args }: Request): Promise<Answer> {
  const { target, kind, check: only } = args;
  const targets = chosen(parts, target, kind);
  const began = performance.now();
  const inspections = await inspect(parts, { targets, ...(only !== undefined && { only: [only] }) });
  const findings = await openFindings(parts.pool);
  const report = checkReport({
    inspections: only === undefined ? inspections : inspections.filter((seen) => seen.outcomes.length > 0),
    muted: await mutesOf(parts),
    firstSeen: (key) => findings.get(key)?.firstSeen,
    systems: parts.systems,
    asked: { ...(target !== undefined && { target }), ...(only !== undefined && { check: only }) },
    tookMs: performance.now() - began,
    now: parts.now(),
  });
  return { report, isPublic: true };
}

/** The clock's round: looks at everything; what is new and critical raises its alert by itself. */
export async function round(parts: Parts): Promise<readonly Inspection[]> {
  await expireOld(parts.pool);
  return inspect(parts, { targets: parts.fleet.targets });
}

export async function report(parts: Parts, request: Request): Promise<Answer> {
  return { report: await askedReport(parts, request), isPublic: true };
}

export async function changes(parts: Parts): Promise<Answer> {
  const open = await changesIn(parts.pool, ['proposed', 'approved', 'running', 'unknown']);
  return privately(changesReport({ changes: open, now: parts.now() }));
}

export async function history(parts: Parts, { args }: Request): Promise<Answer> {
  const { target } = args;
  if (target !== undefined) targetNamed(parts, target);
  const input = { changes: await recentChanges(parts.pool, target), systems: parts.systems, now: parts.now() };
  return privately(historyReport(target === undefined ? input : { ...input, target }));
}

export async function doctor(parts: Parts): Promise<Answer> {
  return privately(doctorReport({ probes: await doctorProbes({ ...parts, targets: parts.fleet.targets }) }));
}

/** Those of the fleet file and those of people. */
export async function mutesOf({ fleet, pool }: Parts): Promise<readonly MuteView[]> {
  return [...fleet.mutes.map((mute) => ({ ...mute, by: 'aegis.yml' })), ...(await openMutes(pool))];
}

export function windowsOf({ fleet, now }: Parts) {
  return fleet.targets.map(({ name: target }) => ({ target, state: windowState(fleet.windows, target, now()) }));
}

function chosen(parts: Parts, name: string | undefined, kind: string | undefined): readonly Target[] {
  if (name !== undefined) return [targetNamed(parts, name)];
  const targets = parts.fleet.targets.filter((target) => kind === undefined || target.kind === kind);
  if (targets.length > 0) return targets;
  throw new Fault('unknown-target', kind === undefined ? words.noTargets() : words.noneOfKind({ kind }));
}
