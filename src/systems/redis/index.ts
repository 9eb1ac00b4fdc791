// redis: a Redis or Valkey server. It looks, and quarantines idle keys of configured prefixes by giving them an expiry.
import { defineSystem } from '../../core/define-system.ts';
import { checks } from './checks/index.ts';
import { connection } from './connection.ts';
import { gauges } from './gauges.ts';
import { identity } from './identity.ts';
import { openRedis, type OpenRedis } from './open.ts';
import { expireIdleKeys } from './remedies/expire-idle-keys.ts';
import { rights } from './rights.ts';
import { thresholds } from './session.ts';
import { persistKeys } from './verbs/persist-keys.ts';
import { quarantineKeys } from './verbs/quarantine-keys.ts';
import { words } from './words.ts';

export const redis = defineSystem<OpenRedis>({
  kind: 'redis',
  title: words.title(),
  connection,
  thresholds,
  open: openRedis,
  close: async (session) => session.close(),
  identity,
  rights,
  unreachable: (error) => words.unreachable({ error: error instanceof Error ? error.message : String(error) }),
  checks,
  gauges,
  remedies: [expireIdleKeys],
  verbs: [quarantineKeys, persistKeys],
});
