// WAL-G: its own list, its check of the log's integrity, and `backup-fetch` into a scratch folder.
import { appendFile, chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SourceConfig } from './config.ts';
import { settingsPath } from './files.ts';
import { programPath } from './programs.ts';
import type { Around, Ground, Kind } from './source.ts';
import { answerOf, complaintOf, LIST_MS, LONG_MS } from './tool.ts';

type Config = Extract<SourceConfig, { kind: 'wal-g' }>;

const answer = z.array(
  z.object({ backup_name: z.string(), finish_time: z.coerce.date(), compressed_size: z.number().optional() }),
);

export const walG: Kind<Config> = {
  async list(around) {
    const args = [...(await common(around)), 'backup-list', '--detail', '--json'];
    const backups = await answerOf(around, { program: 'wal-g', args, limitMs: LIST_MS }, answer);
    return backups
      .map(({ backup_name: name, finish_time: at, compressed_size: bytes }) =>
        bytes === undefined ? { name, at } : { name, at, bytes },
      )
      .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  },
  async wrongWith(around, _backup, signal) {
    const args = [...(await common(around)), 'wal-verify', 'integrity', 'timeline'];
    return complaintOf(around, { program: 'wal-g', args, limitMs: LONG_MS, signal });
  },
  async restore(around, { name }, ground) {
    const args = [...(await common(around)), 'backup-fetch', ground.data, name];
    const call = { program: 'wal-g', args, limitMs: LONG_MS, signal: ground.signal } as const;
    const wrong = await complaintOf(around, call);
    if (wrong !== undefined) return wrong;
    await recovering(around, ground);
    return { settings: {}, user: ground.superuser, database: around.server.database };
  },
};

async function common({ config, roots }: Around<Config>): Promise<string[]> {
  return ['--config', await settingsPath(config.config, roots)];
}

// The paths hold no quote and no space: the schema of the configuration refuses them.
async function recovering(around: Around<Config>, { data, account }: Ground): Promise<void> {
  const program = await programPath(around.tools, 'wal-g');
  const command = [program, ...(await common(around)), 'wal-fetch', '%f', '%p'].join(' ');
  const lines = [
    `restore_command = '${command}'`,
    `recovery_target = 'immediate'`,
    `recovery_target_action = 'promote'`,
  ];
  await appendFile(join(data, 'postgresql.auto.conf'), `\n${lines.join('\n')}\n`);
  await writeFile(join(data, 'recovery.signal'), '', { mode: 0o600 });
  if (account !== undefined) await chown(join(data, 'recovery.signal'), account.uid, account.gid);
}
