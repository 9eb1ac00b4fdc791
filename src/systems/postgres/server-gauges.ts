// The server's own counters as samples: the next look takes the difference.
import type { Unit } from '../../core/sample.ts';
import type { Gauge } from '../../core/system.ts';
import type { Text } from '../../core/words.ts';
import { serverCounters, checkpointCounters, type ServerCounters } from './server-counters.ts';
import { settings } from './settings.ts';
import type { Session } from './session.ts';
import { words } from './words-server.ts';

const checkpointGauges = (['timed', 'requested'] as const).map((field): Gauge<Session> => ({
  id: `postgres.checkpoints-${field}`,
  unit: 'count',
  title: field === 'timed' ? words.gaugeTimed() : words.gaugeRequested(),
  better: 'neither',
  read: async (session) => [{ subject: '', value: (await checkpointCounters(session))[field] }],
}));

const settingFingerprints: Gauge<Session> = {
  id: 'postgres.setting-fingerprint',
  unit: 'count',
  title: words.gaugeSetting(),
  better: 'neither',
  async read(session) {
    const set = (await settings(session)).filter(({ isSet }) => isSet);
    const each = set.map(({ name, fingerprint }) => ({ subject: name, value: fingerprint }));
    return [{ subject: '', value: set.length }, ...each];
  },
};

export const serverGauges = [
  counter('postgres.deadlocks', { unit: 'count', title: words.gaugeDeadlocks(), field: 'deadlocks' }),
  counter('postgres.temp-bytes', { unit: 'bytes', title: words.gaugeTemp(), field: 'tempBytes' }),
  counter('postgres.active-ms', { unit: 'ms', title: words.gaugeActive(), field: 'activeMs' }),
  counter('postgres.wal-written-bytes', { unit: 'bytes', title: words.gaugeWal(), field: 'walBytes' }),
  ...checkpointGauges,
  settingFingerprints,
];

interface Shown {
  readonly unit: Unit;
  readonly title: Text;
  readonly field: keyof ServerCounters;
}

function counter(id: string, { unit, title, field }: Shown): Gauge<Session> {
  return {
    id,
    unit,
    title,
    better: 'neither',
    async read(session) {
      const value = (await serverCounters(session))[field];
      return value === null ? [] : [{ subject: '', value }];
    },
  };
}
