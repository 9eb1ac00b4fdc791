// The kinds of backups, and one way to ask any of them.
import { barman } from './barman.ts';
import { baseBackup } from './pg-basebackup.ts';
import type { SourceConfig } from './config.ts';
import { dump } from './dump.ts';
import { pgbackrest } from './pgbackrest.ts';
import type { Kind } from './source.ts';
import { walG } from './wal-g.ts';

const kinds = { dump, base: baseBackup, pgbackrest, barman, 'wal-g': walG };

/** The kind knows its own configuration, and is only ever handed that. */
export function kindOf({ kind }: SourceConfig): Kind<SourceConfig> {
  return kinds[kind];
}
