// Doctor: every precondition on one page, each with how to mend it.
import { statfs } from 'node:fs/promises';
import type { Target } from '../core/target.ts';
import { isFault } from '../core/fault.ts';
import { literal, type Text } from '../core/words.ts';
import type { Probe } from '../core/probe.ts';
import { verifyAudit } from '../state/audit.ts';
import { clockSkewMs, storeVersion } from '../state/settings.ts';
import { systemFor, type Parts } from './parts.ts';
import { words } from './words.ts';

const SKEW_MS = 2000;
const FREE_BYTES = 1024 ** 3;

export async function doctorProbes(parts: Parts): Promise<readonly Probe[]> {
  const targets = await Promise.all(parts.fleet.targets.map((target) => targetProbes(parts, target)));
  return [...(await storeProbes(parts)), await diskProbe(), ...(await parts.chatProbes()), ...targets.flat()];
}

async function storeProbes({ pool }: Parts): Promise<Probe[]> {
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

async function diskProbe(): Promise<Probe> {
  const { bavail, bsize } = await statfs('.');
  const free = bavail * bsize;
  return probe(words.probeDisk(), free > FREE_BYTES, words.freeIs({ free }), 'AEGIS_HOME=<a folder with more room>');
}

async function targetProbes(parts: Parts, target: Target): Promise<Probe[]> {
  const name = words.probeTarget({ target: target.name, kind: target.kind });
  try {
    const rights = await systemFor(parts, target).rights(target);
    const lines = rights.map((right): Probe => {
      const state = right.granted ? 'ok' : 'warning';
      const base = { name, state, text: right.name } as const;
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
