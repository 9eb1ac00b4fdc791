// Sightings: what the checks saw: the newest inspection of each target, findings with their first sight, samples.
import type { Finding, Outcome } from '../core/finding.ts';
import { findingKey } from '../core/finding.ts';
import type { Sample } from '../core/sample.ts';
import type { Inspection, Past } from '../core/system.ts';
import { statement, type Db } from './db.ts';

/** A partial look (only some checks) does not replace the newest whole one; what it saw and resolved counts all the same. */
export async function saveInspection(db: Db, inspection: Inspection, { partial }: { partial: boolean }): Promise<void> {
  const { target, kind, at, tookMs, outcomes, samples } = inspection;
  const findings = outcomes.flatMap((outcome) => (outcome.state === 'finding' ? outcome.findings : []));
  if (!partial) await db.query(statement('inspection-save'), [target, kind, at, tookMs, JSON.stringify(outcomes)]);
  await db.query(statement('finding-save'), [JSON.stringify(findings), at]);
  await db.query(statement('finding-resolve'), [target, seenBy(outcomes), at]);
  await db.query(statement('sample-save'), [JSON.stringify(samples)]);
}

/** The checks that really looked: only they can say that a finding is gone. */
export function seenBy(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.filter(({ state }) => state === 'ok' || state === 'finding').map(({ check }) => check);
}

export async function newestInspections(db: Db): Promise<readonly Inspection[]> {
  const { rows } = await db.query<{ target: string; kind: string; at: Date; took_ms: number; outcomes: Outcome[] }>(
    statement('inspection-read'),
  );
  return rows.map(({ target, kind, at, took_ms: tookMs, outcomes }) => ({
    target,
    kind,
    at: at.toISOString(),
    tookMs,
    outcomes,
    samples: [],
  }));
}

export interface Known {
  readonly finding: Finding;
  readonly firstSeen: string;
}

/** Every open finding with its first sight, by its key. */
export async function openFindings(db: Db): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await db.query<{ finding: Finding; first_seen: Date }>(statement('finding-read'));
  return new Map(
    rows.map(({ finding, first_seen: seen }) => [findingKey(finding), { finding, firstSeen: seen.toISOString() }]),
  );
}

async function newestSamples(db: Db, target: string): Promise<readonly Sample[]> {
  return samplesBy(db, 'sample-newest', target);
}

async function samplesBy(db: Db, name: 'sample-newest' | 'sample-oldest', target: string): Promise<readonly Sample[]> {
  const { rows } = await db.query<Omit<Sample, 'at'> & { at: Date }>(statement(name), [target]);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What the checks of one target may know of earlier rounds. */
export async function pastOf(db: Db, target: string): Promise<Past> {
  const findings = await openFindings(db);
  const [newest, oldest] = await Promise.all([newestSamples(db, target), samplesBy(db, 'sample-oldest', target)]);
  const [last, first] = [bySeries(newest), bySeries(oldest)];
  return {
    finding: (check, subject) => findings.get(findingKey({ target, check, subject }))?.finding,
    sample: (gauge, subject) => last.get(`${gauge}/${subject}`),
    oldest: (gauge, subject) => first.get(`${gauge}/${subject}`),
  };
}

function bySeries(samples: readonly Sample[]): ReadonlyMap<string, Sample> {
  return new Map(samples.map((sample) => [`${sample.gauge}/${sample.subject}`, sample]));
}
