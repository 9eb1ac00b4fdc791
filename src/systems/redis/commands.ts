// Every command that Aegis may ever send to a Redis. The session takes no other, and the least rights are made from
// this list, so that an administrator can read all of it here. No EVAL: many servers forbid scripts, for good reason.

/** Reading: nothing changes, and none of them refreshes the last access of a key. */
const readCommands = [
  'info',
  'config|get',
  'slowlog|get',
  'scan',
  'type',
  'ttl',
  'pexpiretime',
  'object|idletime',
  'memory|usage',
] as const;

/** On the keys of a sweep: give an expiry, take it back. */
export const sweepCommands = ['pexpireat', 'persist'] as const;

/** On the sweep's own list of names. */
export const listCommands = ['get', 'set', 'unlink'] as const;

export type Command = (typeof readCommands)[number] | (typeof sweepCommands)[number] | (typeof listCommands)[number];

export type Arguments = readonly (string | number)[];

/** The names of the sweep's own keys; they are never swept themselves. */
export const QUARANTINE = 'aegis:quarantine:';

/**
 * Copy-ready account with the least rights. Selectors (in brackets) need Redis 7: what may be written is bound to the
 * prefixes, and no value of an application's key can be read.
 */
export function leastRights(prefixes: readonly string[]): string {
  const patterns = prefixes.map((prefix) => `~${prefix}*`);
  const readable = prefixes.map((prefix) => `%R~${prefix}*`);
  const account = ['on', '>PASSWORD', 'resetkeys', 'resetchannels', '-@all', '+select'];
  const rights = [
    ...account,
    ...readable,
    ...plus(readCommands),
    selector([...patterns, ...plus([...sweepCommands, 'ttl', 'pexpiretime'])]),
    selector([`~${QUARANTINE}*`, ...plus(listCommands)]),
  ];
  return `ACL SETUSER aegis ${rights.join(' ')}`;
}

function plus(commands: readonly string[]): string[] {
  return commands.map((command) => `+${command}`);
}

function selector(rights: readonly string[]): string {
  return `"(${rights.join(' ')})"`;
}
