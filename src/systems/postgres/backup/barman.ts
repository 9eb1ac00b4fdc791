// Barman: its own list, `verify-backup`, and `recover` into a scratch folder of this machine.
import { z } from 'zod';
import type { SourceConfig } from './config.ts';
import { settingsPath } from './files.ts';
import type { Around, Backup, Kind } from './source.ts';
import { answerOf, complaintOf, LIST_MS, LONG_MS } from './tool.ts';
import { words } from './words.ts';

type Config = Extract<SourceConfig, { kind: 'barman' }>;

const entry = z.object({
  backup_id: z.string(),
  status: z.string(),
  size_bytes: z.number().nullish(),
  end_time_timestamp: z.coerce.number().optional(),
});
const answer = z.record(z.string(), z.array(entry));

export const barman: Kind<Config> = {
  async list(around) {
    const args = [...(await common(around)), '--format', 'json', 'list-backup', around.config.server];
    const servers = await answerOf(around, { program: 'barman', args, limitMs: LIST_MS }, answer);
    const finished = (servers[around.config.server] ?? []).flatMap(backupOf);
    return finished.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  },
  async wrongWith(around, { name }, signal) {
    const args = [...(await common(around)), 'verify-backup', around.config.server, name];
    return complaintOf(around, { program: 'barman', args, limitMs: LONG_MS, signal });
  },
  async restore(around, { name }, { data, signal, superuser }) {
    const args = [...(await common(around)), 'recover', '--target-immediate', around.config.server, name, data];
    const wrong = await complaintOf(around, { program: 'barman', args, limitMs: LONG_MS, signal });
    if (wrong !== undefined) return wrong;
    return { settings: {}, user: superuser, database: around.server.database };
  },
};

async function common({ config, roots }: Around<Config>): Promise<string[]> {
  return config.config === undefined ? [] : ['--config', await settingsPath(config.config, roots)];
}

// One that runs or waits for its log is no backup yet; one that failed is the newest truth.
function backupOf({ backup_id: name, status, size_bytes: bytes, end_time_timestamp: end }: z.output<typeof entry>) {
  if (!['DONE', 'FAILED'].includes(status)) return [];
  const backup: Backup = {
    name,
    at: end === undefined ? startOf(name) : new Date(end * 1000),
    ...(bytes === undefined || bytes === null ? {} : { bytes }),
    ...(status === 'FAILED' ? { wrong: words.toolFoundErrors() } : {}),
  };
  return [backup];
}

/** `20261124T020001`, in the time of the machine. */
function startOf(name: string): Date {
  return new Date(name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6'));
}
