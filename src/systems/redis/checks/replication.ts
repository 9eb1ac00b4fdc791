// redis.replication: the link to the master on a replica, every replica's lag on a master.
import { noticed, ok, type CheckResult, type Noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { Info, InfoRecord } from '../info.ts';
import type { RedisSession } from '../session.ts';
import { words } from '../words.ts';

export const replication: Check<RedisSession> = {
  id: 'redis.replication',
  facet: 'health',
  title: words.replication(),
  async run(session) {
    const info = await session.info();
    const limitSeconds = session.thresholds.replicaLagSeconds;
    return info.text('role') === 'slave' ? asReplica(info, limitSeconds) : asMaster(info, limitSeconds);
  },
};

function asReplica(info: Info, limitSeconds: number): CheckResult {
  if (info.text('master_link_status') !== 'up') {
    const down = Math.max(0, info.number('master_link_down_since_seconds') ?? 0) * 1000;
    return noticed([
      { subject: 'master', severity: 'critical', values: { downMs: down }, text: words.linkDown({ down }) },
    ]);
  }
  const silent = (info.number('master_last_io_seconds_ago') ?? 0) * 1000;
  if (silent < limitSeconds * 1000) return ok(words.isReplica());
  const text = words.masterSilent({ silent });
  return noticed([{ subject: 'master', severity: 'warning', values: { silentMs: silent }, text }]);
}

function asMaster(info: Info, limitSeconds: number): CheckResult {
  const replicas = info.records('slave').filter(({ name }) => /^slave\d+$/.test(name));
  const offset = info.number('master_repl_offset') ?? 0;
  const found = replicas.flatMap((replica) => behind(replica, offset, limitSeconds));
  return noticed(found, words.replicas({ replicas: replicas.length }));
}

function behind({ parts }: InfoRecord, offset: number, limitSeconds: number): Noticed[] {
  const replica = `${parts['ip']}:${parts['port']}`;
  const state = parts['state'] ?? '';
  if (state !== 'online') {
    return [{ subject: replica, severity: 'warning', values: { state }, text: words.replicaAway({ replica, state }) }];
  }
  const lagMs = Number(parts['lag'] ?? 0) * 1000;
  if (lagMs < limitSeconds * 1000) return [];
  const bytes = Math.max(0, offset - Number(parts['offset'] ?? 0));
  const text = words.replicaBehind({ replica, lag: lagMs, bytes });
  return [{ subject: replica, severity: 'warning', values: { lagMs, bytes }, text }];
}
