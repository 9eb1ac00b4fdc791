// Doctor: every precondition on one page, each with how to mend it.
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import type { Target } from '../../core/target.ts';
import { isFault } from '../../core/fault.ts';
import { literal, type Text } from '../../core/words.ts';
import type { Probe } from '../../core/probe.ts';
import type { Db } from '../../state/db.ts';
import { verifyAudit } from '../../state/audit.ts';
import { clockSkewMs, storeVersion } from '../../state/settings.ts';
import { systemFor, type Parts } from '../parts.ts';
import { words } from '../words.ts';

const SKEW_MS = 2000;
const FREE_BYTES = 1024 ** 3;

export type Checkup = Pick<Parts, 'systems' | 'chatProbes'> & {
  readonly targets: readonly Target[];
  /** Absent: nothing was started yet. */
  readonly pool?: Db | undefined;
  readonly home: string;
};

export async function doctorProbes(checkup: Checkup): Promise<readonly Probe[]> {
  const { pool, home } = checkup;
  const targets = await Promise.all(checkup.targets.map((target) => targetProbes(checkup, target)));
  const store = pool === undefined ? [notStarted()] : await storeProbes(pool).catch((error: unknown) => [away(error)]);
  return [...store, await diskProbe(home), ...(await checkup.chatProbes()), ...targets.flat()];
}

function notStarted(): Probe {
  return { name: words.probeStore(), state: 'failed', text: words.notStarted(), mend: 'npm start' };
}

function away(error: unknown): Probe {
  return { name: words.probeStore(), state: 'failed', text: textOf(error), mend: 'npm start, DATABASE_URL' };
}

async function storeProbes(pool: Db): Promise<Probe[]> {
  const version = await storeVersion(pool);
  const skew = await clockSkewMs(pool);
  const audit = await verifyAudit(pool, []);
  return [
    probe(words.probeStore(), version >= 15, words.storeIs({ version }), 'DATABASE_URL: PostgreSQL 15 or newer'),
    probe(
      words.probeClock(),
      Math.abs(skew) < SKEW_MS,
      words.skewIs({ skew: Math.abs(skew) }),
      'timedatectl set-ntp true',
    ),
    probe(
      words.probeAudit(),
      audit.ok,
      audit.ok ? words.auditHolds({ rows: audit.rows }) : words.auditBroken({ why: audit.why, n: audit.n }),
    ),
  ];
}

async function diskProbe(home: string): Promise<Probe> {
  const { bavail, bsize } = await statfs(existsSync(home) ? home : '.');
  const free = bavail * bsize;
  return probe(words.probeDisk(), free > FREE_BYTES, words.freeIs({ free }), 'AEGIS_HOME=<a folder with more room>');
}

async function targetProbes(checkup: Checkup, target: Target): Promise<Probe[]> {
  const name = words.probeTarget({ target: target.name, kind: target.kind });
  try {
    const rights = await systemFor(checkup, target).rights(target);
    const lines = rights.map((right): Probe => {
      const state = right.granted ? 'ok' : 'warning';
      const text = right.granted ? right.name : words.lacking({ right: right.name });
      const base = { name, state, text } as const;
      return right.granted || right.mend === undefined ? base : { ...base, mend: right.mend };
    });
    return lines.length > 0 ? lines : [{ name, state: 'ok', text: words.reachable() }];
  } catch (error) {
    return [{ name, state: 'failed', text: textOf(error), mend: 'aegis.yml' }];
  }
}

function textOf(error: unknown): Text {
  return isFault(error) ? error.text : literal(error instanceof Error ? error.message : String(error));
}

function probe(name: Text, isOk: boolean, text: Text, mend?: string): Probe {
  const base = { name, state: isOk ? 'ok' : 'failed', text } as const;
  return isOk || mend === undefined ? base : { ...base, mend };
}
