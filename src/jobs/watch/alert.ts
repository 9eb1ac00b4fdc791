// Alert: a new critical finding posts one message, which is edited while it lasts and resolves itself after a calm time.
import type { Finding } from '../../core/finding.ts';
import { findingKey } from '../../core/finding.ts';
import type { Inspection } from '../../core/system.ts';
import { alertReport } from '../../reports/alert.ts';
import { openAlert, resolveAlerts, touchAlerts, type Alert } from '../../state/alerts.ts';
import type { Db } from '../../state/db.ts';
import { openMutes } from '../../state/quiet.ts';
import { seenBy } from '../../state/sightings.ts';
import type { Parts } from '../parts.ts';
import { post } from '../messages/post.ts';
import { isMuted } from './muted.ts';

// Two rounds of checks: what comes and goes within them stays one alert.
const CALM_ROUNDS = 2;

export async function alertOn(parts: Parts, db: Db, { target, at, outcomes }: Inspection): Promise<void> {
  const mutes = [...parts.fleet.mutes, ...(await openMutes(db))];
  const critical = outcomes
    .flatMap((outcome) => (outcome.state === 'finding' ? outcome.findings : []))
    .filter(({ severity }) => severity === 'critical');
  const [muted, loud] = parted(critical, (finding) => isMuted(mutes, findingKey(finding)));
  await touchAlerts(db, muted, at);
  for (const finding of loud) await show(parts, db, await openAlert(db, finding, at));
  const calmSeconds = CALM_ROUNDS * parts.fleet.checkEveryMinutes * 60;
  const resolved = await resolveAlerts(db, { target, checks: seenBy(outcomes), at, calmSeconds });
  for (const alert of resolved) await show(parts, db, alert);
}

function parted<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

async function show(parts: Parts, db: Db, { id, finding, openedAt, resolvedAt }: Alert): Promise<void> {
  const input = { finding, openedAt, now: parts.now(), ...cureOf(parts, finding) };
  const report = alertReport(resolvedAt === undefined ? input : { ...input, resolvedAt });
  for (const channel of alertChannels(parts, finding)) {
    await post(parts, db, { key: `alert:${id}:${channel}`, place: { kind: 'channel', channel }, report });
  }
}

function cureOf(parts: Parts, finding: Finding) {
  const remedy = parts.systems.flatMap(({ remedies }) => remedies).find(({ id }) => id === finding.remedy);
  return remedy === undefined ? {} : { remedy: { id: remedy.id, title: remedy.title } };
}

function alertChannels({ fleet }: Parts, finding: Finding): readonly string[] {
  const own = fleet.targets.find(({ name }) => name === finding.target)?.channel;
  return own === undefined ? fleet.channels.filter(({ alerts }) => alerts).map(({ id }) => id) : [own];
}
