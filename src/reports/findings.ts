// Findings: which of them are muted, which need a person, and which belong together.
import { findingKey, severities, type Finding } from '../core/finding.ts';
import type { Inspection } from '../core/system.ts';
import type { MuteView } from './views.ts';

export function findingsOf(inspections: readonly Pick<Inspection, 'outcomes'>[]): readonly Finding[] {
  return inspections
    .flatMap(({ outcomes }) => outcomes)
    .flatMap((outcome) => (outcome.state === 'finding' ? outcome.findings : []));
}

/** A mute names the whole key or whole parts of it from the left: `cache/redis.memory` mutes all its subjects. */
export function muteOf(finding: Finding, muted: readonly MuteView[]): MuteView | undefined {
  const key = findingKey(finding);
  return muted.find((mute) => key === mute.finding || key.startsWith(`${mute.finding.replace(/\/$/, '')}/`));
}

export function unmuted(findings: readonly Finding[], muted: readonly MuteView[]): readonly Finding[] {
  return findings.filter((finding) => muteOf(finding, muted) === undefined);
}

/** A note needs nobody. */
export function needsPerson(finding: Pick<Finding, 'severity'>): boolean {
  return finding.severity !== 'info';
}

/** One target's answer to one check is one thing, however many subjects it has; the worst first, everywhere. */
export function grouped(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of byWorst(findings)) {
    const key = `${finding.target}/${finding.check}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

export function byWorst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => rank(b) - rank(a));
}

export function rank({ severity }: Pick<Finding, 'severity'>): number {
  return severities.indexOf(severity);
}

// The number by which a finding grows worse while its severity stays: a fill level, as the checks name it.
const LEVEL = /^(used|full|dead|filled|lag)\w*Percent$/;

export function levelPercent(finding: Finding): number | undefined {
  const level = Object.entries(finding.values).find(([name]) => LEVEL.test(name))?.[1];
  return typeof level === 'number' ? level : undefined;
}
