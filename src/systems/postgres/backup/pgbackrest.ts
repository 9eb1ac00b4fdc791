// pgBackRest: its own list, its own verification, and its own restore into a scratch folder. It verifies files, but not
// that a backup is recent or that one has vanished: both are looked at here.
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SourceConfig } from './config.ts';
import { settingsPath } from './files.ts';
import type { Around, Backup, Kind } from './source.ts';
import { answerOf, complaintOf, LIST_MS, LONG_MS } from './tool.ts';
import { words } from './words.ts';

type Config = Extract<SourceConfig, { kind: 'pgbackrest' }>;

const answer = z.array(
  z.object({
    name: z.string(),
    status: z.object({ code: z.number(), message: z.string() }),
    backup: z.array(
      z.object({
        label: z.string(),
        error: z.boolean().nullish(),
        timestamp: z.object({ stop: z.number() }),
        info: z.object({ repository: z.object({ size: z.number().optional(), delta: z.number().optional() }) }),
      }),
    ),
  }),
);

export const pgbackrest: Kind<Config> = {
  async list(around) {
    const args = [...(await common(around)), '--output=json', 'info'];
    const stanzas = await answerOf(around, { program: 'pgbackrest', args, limitMs: LIST_MS }, answer);
    const backups = stanzas.find(({ name }) => name === around.config.stanza)?.backup ?? [];
    return backups.map(backupOf).toSorted((a, b) => b.at.getTime() - a.at.getTime());
  },
  async wrongWith(around, _backup, signal) {
    const args = [...(await common(around)), ...QUIET, 'verify'];
    return complaintOf(around, { program: 'pgbackrest', args, limitMs: LONG_MS, signal });
  },
  async restore(around, backup, { data, folder, signal, superuser }) {
    await chmod(data, 0o700);
    const args = [
      ...(await common(around)),
      ...QUIET,
      `--set=${backup.name}`,
      `--pg1-path=${data}`,
      `--tablespace-map-all=${join(folder, 'tablespaces')}`,
      `--lock-path=${folder}`,
      '--type=immediate',
      '--target-action=promote',
      '--archive-mode=off',
      'restore',
    ];
    const wrong = await complaintOf(around, { program: 'pgbackrest', args, limitMs: LONG_MS, signal });
    // It wrote how the log is fetched into the copy's own settings.
    return wrong ?? { settings: {}, user: superuser, database: around.server.database };
  },
};

async function common({ config, roots }: Around<Config>): Promise<string[]> {
  const stanza = `--stanza=${config.stanza}`;
  return config.config === undefined ? [stanza] : [stanza, `--config=${await settingsPath(config.config, roots)}`];
}

// On the console only errors, and no file of its own.
const QUIET = ['--log-level-console=error', '--log-level-file=off'];

function backupOf({ label, error, timestamp, info }: z.output<typeof answer>[number]['backup'][number]): Backup {
  const bytes = info.repository.delta ?? info.repository.size;
  return {
    name: label,
    at: new Date(timestamp.stop * 1000),
    ...(bytes === undefined ? {} : { bytes }),
    ...(error === true ? { wrong: words.toolFoundErrors() } : {}),
  };
}
