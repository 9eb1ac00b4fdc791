// What this account may do, tried on a key that does not exist: nothing changes on the server.
import { isFault } from '../../core/fault.ts';
import type { Right } from '../../core/system.ts';
import { leastRights, listCommands, QUARANTINE, sweepCommands, type Arguments, type Command } from './commands.ts';
import type { RedisSession } from './session.ts';
import { words } from './words.ts';

const ABSENT = 'aegis-doctor-no-such-key';

export async function rights(session: RedisSession): Promise<readonly Right[]> {
  const tried: Right[] = [];
  for (const [command, ...args] of trials(session)) {
    const name = words.mayRun({ commands: command.replace('|', ' ').toUpperCase() });
    tried.push({ name, granted: await isGranted(session, command, args) });
  }
  // One statement grants them all: it stands with the first that is missing.
  const first = tried.findIndex(({ granted }) => !granted);
  return tried.map((right, n) => (n === first ? { ...right, mend: leastRights(session.prefixes) } : right));
}

function* trials({ prefixes }: RedisSession): Generator<readonly [Command, ...Arguments]> {
  const key = `${prefixes[0]}${ABSENT}`;
  yield ['info', 'server'];
  yield ['config|get', 'save'];
  yield ['slowlog|get', 1];
  yield ['scan', 0, 'COUNT', 1];
  for (const command of ['type', 'ttl', 'pexpiretime', 'object|idletime', 'memory|usage'] as const)
    yield [command, key];
  for (const command of sweepCommands) yield command === 'persist' ? [command, key] : [command, key, 1, 'NX'];
  const list = `${QUARANTINE}${ABSENT}`;
  // XX: writes only over a key that is there.
  for (const command of listCommands) yield command === 'set' ? [command, list, '', 'XX'] : [command, list];
}

// Any answer but a missing right shows that it was granted, a refusal for another reason too.
async function isGranted(session: RedisSession, command: Command, args: Arguments): Promise<boolean> {
  try {
    await session.send(command, ...args);
    return true;
  } catch (error) {
    if (isFault(error, 'unreachable')) throw error;
    return !isFault(error, 'not-available');
  }
}
