// Whether there is a backup at all, how old the newest is, and whether its size is the usual one. None of that proves that
// it can be restored.
import { noticed, notChecked, type CheckResult, type Noticed, type Severity } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import { askedSources, isSeen, joined, type Seen } from '../backup/asked.ts';
import { sizeTrend } from '../backup/size-trend.ts';
import type { Backup } from '../backup/source.ts';
import { words as reaching } from '../backup/words.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { words } from '../words-backup.ts';

const HOUR_MS = 3_600_000;

export const backupRecent: Check<Session> = {
  id: 'postgres.backup-recent',
  facet: 'backup',
  title: words.recent(),
  needs: words.needs(),
  limitMs: 40_000,
  async run(session, { now }): Promise<CheckResult> {
    const sources = await askedSources(session);
    const seen = sources.filter(isSeen);
    const unseen = sources.flatMap((one) => (isSeen(one) ? [] : one.unseen));
    const found = seen.flatMap((one) => wrongWith(one, session.limits, now));
    if (sources.length === 0) return notChecked(reaching.notConfigured());
    if (found.length === 0 && unseen.length > 0) return notChecked(joined(unseen));
    return noticed(found, joined([...seen.flatMap((one) => examined(one, now)), ...unseen]));
  },
};

function wrongWith({ source, config, backups }: Seen, limits: Limits, now: Date): Noticed[] {
  const [newest] = backups;
  const none: Noticed = { subject: source, severity: 'critical', values: {}, text: words.none({ source }) };
  if (newest === undefined) return [none];
  const { name: backup, wrong } = newest;
  const failed = wrong && told(source, 'critical', { backup }, words.failed({ source, backup, wrong }));
  const found = [failed, tooOld({ source, config, newest, now }), oddSize(source, backups, limits)];
  return found.filter((one) => one !== undefined).slice(0, 1);
}

function told(source: string, severity: Severity, values: Noticed['values'], text: Text): Noticed {
  return { subject: source, severity, values, text };
}

interface Aged {
  readonly source: string;
  readonly config: Seen['config'];
  readonly newest: Backup;
  readonly now: Date;
}

// Two missed ones are no longer a delay.
function tooOld({ source, config, newest, now }: Aged): Noticed | undefined {
  const age = now.getTime() - newest.at.getTime();
  const limit = config.maxAgeHours * HOUR_MS;
  if (age <= limit) return undefined;
  const text = words.old({ source, backup: newest.name, age, limit });
  const values = { backup: newest.name, ageHours: Math.round(age / HOUR_MS), limitHours: config.maxAgeHours };
  return told(source, age > 2 * limit ? 'critical' : 'warning', values, text);
}

function oddSize(source: string, backups: readonly Backup[], limits: Limits): Noticed | undefined {
  const trend = sizeTrend(backups);
  if (trend === undefined) return undefined;
  const { bytes, medianBytes: median, changePercent } = trend;
  const about = { source, bytes, median, percent: Math.abs(changePercent) };
  const values = { ...trend };
  if (changePercent <= -limits.backupShrinkPercent) {
    const severity = changePercent <= -limits.backupShrinkCriticalPercent ? 'critical' : 'warning';
    return told(source, severity, values, words.smaller(about));
  }
  if (changePercent < limits.backupGrowthPercent) return undefined;
  return told(source, 'warning', values, words.bigger(about));
}

function examined({ source, backups: [newest] }: Seen, now: Date): Text[] {
  if (newest === undefined) return [words.none({ source })];
  const { name: backup, bytes, at } = newest;
  const age = now.getTime() - at.getTime();
  return [
    bytes === undefined ? words.isRecent({ source, backup, age }) : words.isSized({ source, backup, age, bytes }),
  ];
}
