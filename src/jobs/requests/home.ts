// Home: what the App Home tab shows one person: what needs them, what waits, what runs, what comes next.
import { channelOf } from '../../core/fleet.ts';
import type { Member } from '../../core/person.ts';
import { nextPeriod } from '../../core/period.ts';
import { reportKinds } from '../../core/report.ts';
import type { Request } from '../../core/request.ts';
import { homeReport } from '../../reports/home.ts';
import { changesIn } from '../../state/changes.ts';
import { openFreeze } from '../../state/quiet.ts';
import { newestInspections } from '../../state/sightings.ts';
import { mutesOf, windowsOf } from './asked.ts';
import type { Parts } from '../parts.ts';
import { privately, type Answer } from './answer.ts';

export async function home(parts: Parts, _: Request, member: Member): Promise<Answer> {
  const waiting = await changesIn(parts.pool, ['proposed']);
  const freeze = await openFreeze(parts.pool);
  const input = {
    member,
    waiting: waiting.filter(({ requestedBy }) => requestedBy !== member.id),
    mine: waiting.filter(({ requestedBy }) => requestedBy === member.id),
    running: await changesIn(parts.pool, ['approved', 'running', 'unknown']),
    targets: await newestInspections(parts.pool),
    nextReports: nextReports(parts),
    muted: await mutesOf(parts),
    systems: parts.systems,
    windows: windowsOf(parts),
    now: parts.now(),
  };
  return privately(homeReport(freeze === undefined ? input : { ...input, freeze }));
}

function nextReports({ fleet, now }: Parts) {
  return fleet.channels.flatMap(({ id: channel, reports, zone }) =>
    reportKinds.flatMap((kind) => {
      const schedule = fleet.schedules[kind];
      if (schedule === null || !reports.includes(kind) || channelOf(fleet, channel) === undefined) return [];
      return { channel, kind, at: nextPeriod(kind, schedule, { zone, now: now() }).due.toISOString() };
    }),
  );
}
