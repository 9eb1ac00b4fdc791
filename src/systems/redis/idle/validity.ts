// Is the idle time that this server tells true? OBJECT IDLETIME is the time since the last access on *this* server, and
// there are moments when it says more or less than people think. Each was measured on Redis 7.0.
import type { Text } from '../../../core/words.ts';
import type { Info } from '../info.ts';
import { words } from '../words-sweep.ts';

const DAY_MS = 86_400_000;
// The access clock has 24 bits of seconds: idle for 195 days reads as one day.
const CLOCK_LIMIT_MS = 194 * DAY_MS;
const NO_ONE = /^0*$/;

/** Why no key can be called idle for so long on this server now, or undefined. */
export function whyNotIdle(info: Info, idleSeconds: number): Text | undefined {
  const idle = idleSeconds * 1000;
  if (idle >= CLOCK_LIMIT_MS) return words.wraps({ limit: CLOCK_LIMIT_MS, idle });
  return whyNotThisServer(info) ?? whyNotYet(info, idle);
}

/** A child process that writes the data: meanwhile reads do not refresh the idle time. */
export function isSaving(info: Info): boolean {
  return info.number('rdb_bgsave_in_progress') === 1 || info.number('aof_rewrite_in_progress') === 1;
}

function whyNotThisServer(info: Info): Text | undefined {
  const version = info.text('redis_version') ?? '';
  if (Number.parseInt(version, 10) < 7) return words.tooOld({ version });
  if (info.text('redis_mode') === 'cluster') return words.cluster();
  if (info.text('role') !== 'master') return words.notMaster();
  // LFU counts uses instead, LRM (from 8.6) knows only writes.
  const policy = policyOf(info);
  return /lfu|lrm/.test(policy) ? words.otherClock({ policy }) : undefined;
}

function whyNotYet(info: Info, idle: number): Text | undefined {
  // Replicas do not see the reads on their master: after a take-over the hottest keys look ancient. When it happened is
  // told nowhere, so that time alone cannot make it true again.
  if (!NO_ONE.test(info.text('master_replid2') ?? '')) return words.tookOver();
  const uptime = (info.number('uptime_in_seconds') ?? 0) * 1000;
  // Only under an LRU policy a snapshot keeps the idle times over a restart; else all keys are as young as the server.
  const keepsIdle = policyOf(info).includes('lru');
  return !keepsIdle && uptime < idle ? words.tooYoung({ uptime, idle }) : undefined;
}

function policyOf(info: Info): string {
  return info.text('maxmemory_policy') ?? '';
}
