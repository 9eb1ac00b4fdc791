// The checks of the server as a whole, beside those of sessions and tables.
import { checkpoints } from './checkpoints.ts';
import { checksumFailures } from './checksum-failures.ts';
import { collationVersion } from './collation-version.ts';
import { deadlocks } from './deadlocks.ts';
import { extensionAge } from './extension-age.ts';
import { minorVersion } from './minor-version.ts';
import { poolSize } from './pool-size.ts';
import { pooler } from './pooler.ts';
import { sequences } from './sequences.ts';
import { settingsDrift } from './settings-drift.ts';
import { tempFiles } from './temp-files.ts';
import { wal } from './wal.ts';

export const serverChecks = [
  minorVersion,
  poolSize,
  pooler,
  deadlocks,
  checksumFailures,
  sequences,
  checkpoints,
  wal,
  tempFiles,
  settingsDrift,
  extensionAge,
  collationVersion,
] as const;
