// PostgreSQL as Aegis knows it: what is checked, measured, proposed and done.
import { defineSystem } from '../../core/define-system.ts';
import { checks } from './checks/index.ts';
import { connection } from './connection.ts';
import { gauges } from './gauges.ts';
import { identity, rights } from './identity.ts';
import { open } from './open.ts';
import { messageOf } from './refusal.ts';
import { remedies } from './remedies/index.ts';
import type { Session } from './session.ts';
import { thresholds } from './thresholds.ts';
import { verbs } from './verbs/index.ts';
import { words } from './words.ts';

export const postgres = defineSystem<Session>({
  kind: 'postgres',
  title: words.title(),
  connection,
  thresholds,
  open,
  close: (session) => session.close(),
  identity,
  rights,
  unreachable: (error) => words.unreachable({ message: messageOf(error) }),
  checks,
  gauges,
  remedies,
  verbs,
});
