// The systems that Aegis knows. A further one is one folder and one name here; none of their drivers is loaded before a
// target needs it.
import { Fault } from '../core/fault.ts';
import type { System } from '../core/system.ts';
import { defineWords } from '../core/words.ts';
import { host } from './host/index.ts';
import { postgres } from './postgres/index.ts';
import { redis } from './redis/index.ts';

const words = defineWords('systems', {
  noKind: { en: 'No kind "{kind}". There are: {list}.', ko: '없는 종류: {kind}. 가능한 종류: {list}.' },
});

export const systems: readonly System[] = [host, postgres, redis];

export function systemOf(kind: string): System {
  const system = systems.find((candidate) => candidate.kind === kind);
  if (system !== undefined) return system;
  throw new Fault('bad-input', words.noKind({ kind, list: systems.map((known) => known.kind).join(', ') }));
}
