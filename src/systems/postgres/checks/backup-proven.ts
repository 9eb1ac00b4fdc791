// The highest level that a restore has proven, with its date: until one was restored, nobody knows whether it can be.
import { noticed, notChecked, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Text } from '../../../core/words.ts';
import { joined } from '../backup/asked.ts';
import { nameOf, type BackupConfig } from '../backup/config.ts';
import { proofsOf, type Proof } from '../backup/proof.ts';
import { sweep } from '../backup/scratch.ts';
import { words as reaching } from '../backup/words.ts';
import type { Session } from '../session.ts';
import type { Limits } from '../thresholds.ts';
import { levelNames, words } from '../words-backup.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const HIGHEST = 4;
const REMEDY = 'postgres.restore-drill';

export const backupProven: Check<Session> = {
  id: 'postgres.backup-proven',
  facet: 'backup',
  title: words.proven(),
  needs: words.needs(),
  async run({ backup, target, limits }, { now }): Promise<CheckResult> {
    if (backup === undefined) return notChecked(reaching.notConfigured());
    // What a killed drill left is found at the next look.
    await sweep(backup.scratch);
    const sources = backup.sources.map(nameOf);
    const all = await Promise.all(sources.map((source) => proofsOf(backup.scratch, target, source)));
    const looks = sources.map((source, n): Looked => ({ source, proofs: all[n] ?? [], limits, backup, now }));
    return noticed(
      looks.flatMap((look) => wrongWith(look) ?? []),
      joined(looks.map(examined)),
    );
  },
};

interface Looked {
  readonly source: string;
  /** Newest first. */
  readonly proofs: readonly Proof[];
  readonly limits: Limits;
  readonly backup: BackupConfig;
  readonly now: Date;
}

function wrongWith(look: Looked): Noticed | undefined {
  const { source, proofs, limits, now, backup } = look;
  const [newest] = proofs;
  const told = (severity: Noticed['severity'], values: Noticed['values'], text: Text): Noticed => ({
    subject: source,
    severity,
    values,
    text,
    remedy: REMEDY,
  });
  if (newest === undefined) return told('warning', {}, words.never({ source }));
  const { level, at, restoreMs } = newest;
  if (level < HIGHEST) return told(level < 3 ? 'critical' : 'warning', { level, at }, low(look, newest));
  const age = now.getTime() - Date.parse(at);
  const limit = limits.backupProofDays * DAY_MS;
  if (age > limit) return told('warning', { level, at }, words.stale({ source, at, age, limit }));
  const promised = (backup.rtoMinutes ?? Infinity) * MINUTE_MS;
  if (restoreMs === null || restoreMs <= promised) return undefined;
  const text = words.slow({ source, time: restoreMs, limit: promised });
  return told('warning', { level, at, restoreMs: Math.round(restoreMs) }, text);
}

function low({ source, proofs }: Looked, { level, at, wrong }: Proof): Text {
  const name = levelNames[level] ?? words.level0();
  const said = words.low({ source, level, name, at, wrong: wrong ?? reaching.nothing() });
  const last = proofs.find((proof) => proof.level === HIGHEST);
  return last === undefined ? said : words.lowSince({ said, at: last.at });
}

function examined({ source, proofs: [newest] }: Looked): Text {
  if (newest === undefined) return words.never({ source });
  const { level, at, backup, restoreMs: time } = newest;
  const name = levelNames[level] ?? words.level0();
  if (time === null) return words.isProvenPart({ source, level, name, at });
  return words.isProven({ source, level, name, at, backup, time });
}
