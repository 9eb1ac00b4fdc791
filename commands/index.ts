// The one list of what may be typed, and the parser through which every door goes.
import type { Command, Vocabulary } from '../src/core/command.ts';
import type { Role } from '../src/core/person.ts';
import type { Verb } from '../src/core/request.ts';
import { approve } from './approve.ts';
import { cancel } from './cancel.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { doctor } from './doctor.ts';
import { freeze } from './freeze.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { mute } from './mute.ts';
import { nearest } from '../src/core/nearest.ts';
import { optimize } from './optimize.ts';
import { reject } from './reject.ts';
import { override } from './override.ts';
import { report } from './report.ts';
import { show } from './show.ts';
import { status } from './status.ts';
import { badInput } from './typed-arguments.ts';
import { typedWords } from './typed-words.ts';
import { undo } from './undo.ts';
import { unfreeze } from './unfreeze.ts';
import { unmute } from './unmute.ts';
import { window } from './window.ts';
import { mends } from './words.ts';

/** In the order in which help shows them. */
export const commands: readonly Command[] = [
  help,
  status,
  check,
  report,
  optimize,
  changes,
  show,
  approve,
  reject,
  undo,
  cancel,
  override,
  history,
  mute,
  unmute,
  window,
  freeze,
  unfreeze,
  doctor,
];

/** Those that somebody may use: `allowedCommands((role) => hasRole(member, role))`. */
export function allowedCommands(may: (role: Role) => boolean): readonly Command[] {
  return commands.filter((command) => may(command.role));
}

// Far more than any command needs. Beyond it the time to read a line grows with its square, on the worker's one thread.
const MOST_CHARACTERS = 2000;

export interface Parsed {
  readonly verb: Verb;
  readonly args: Readonly<Record<string, string>>;
}

/**
 * What was typed, as a verb and its arguments. Throws Fault `bad-input` or `unknown-target` with how to mend it.
 * Suggestions name only `allowed` commands.
 */
export function parseCommand(text: string, vocabulary: Vocabulary, allowed = commands): Parsed {
  if (text.length > MOST_CHARACTERS) throw badInput(mends.tooLong({ most: MOST_CHARACTERS }));
  const words = typedWords(text);
  const [first] = words;
  if (first === undefined) return { verb: 'help', args: {} };
  const { command, rest } = commandOf(words) ?? unknown(first, allowed);
  return { verb: command.verb, args: command.parse(rest, vocabulary) };
}

// Two words together come first: Korean writes some commands with and without a space.
function commandOf(words: readonly string[]): { command: Command; rest: readonly string[] } | undefined {
  for (const length of [2, 1]) {
    const typed = words.slice(0, length).join('').toLowerCase();
    const command = commands.find((known) => known.words.includes(typed));
    if (command !== undefined) return { command, rest: words.slice(length) };
  }
  return undefined;
}

function unknown(typed: string, allowed: readonly Command[]): never {
  const known = allowed.flatMap((command) => command.words);
  const list = nearest(typed, known).join(', ');
  throw badInput(list === '' ? mends.noCommandAtAll({ typed }) : mends.noCommand({ typed, list }));
}
