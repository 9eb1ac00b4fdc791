// Targets: each entry held to its own system: the connection's schema, the thresholds and the checks that exist.
import type { System } from '../core/system.ts';
import type { Target } from '../core/target.ts';
import { problemsOf } from './issues.ts';
import { choices, pathText, type Problem } from './problem.ts';
import { targetShape, type TargetShape } from './schema.ts';
import { filled, type Variables } from './variables.ts';

export type KnownSystem = Pick<System, 'kind' | 'connection' | 'thresholds' | 'checks'>;

export interface Read<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

interface Known {
  readonly systems: readonly KnownSystem[];
  readonly env: Variables;
}

export function readTargets(entries: readonly unknown[], known: Known): Read<readonly Target[]> {
  const read = entries.map((entry, index) => {
    const shape = shapeOf(entry);
    return shape === undefined ? { value: [], problems: [] } : readTarget(shape, index, known);
  });
  const names = entries.map((entry) => (entry as { name?: unknown } | null)?.name);
  const value = read.flatMap((one) => one.value);
  return { value, problems: [...read.flatMap((one) => one.problems), ...sameNames(names)] };
}

// What is wrong with the shape itself, the schema of the whole file says; the connection is looked at all the same.
function shapeOf(entry: unknown): TargetShape | undefined {
  const parsed = targetShape.safeParse(entry);
  if (parsed.success) return parsed.data;
  if (typeof entry !== 'object' || entry === null || !('kind' in entry) || typeof entry.kind !== 'string') {
    return undefined;
  }
  return { ...entry, kind: entry.kind, name: '', channel: undefined, thresholds: {}, disable: [] };
}

function sameNames(names: readonly unknown[]): readonly Problem[] {
  return names.flatMap((name, index) =>
    typeof name === 'string' && names.indexOf(name) < index
      ? [
          {
            path: `targets[${index}].name`,
            text: `"${name}" is the name of targets[${names.indexOf(name)}] too`,
            mend: 'Give each target a name of its own.',
          },
        ]
      : [],
  );
}

function readTarget(entry: TargetShape, index: number, { systems, env }: Known): Read<readonly Target[]> {
  const { name, kind, channel, thresholds, disable, ...written } = entry;
  const at = ['targets', index];
  const system = systems.find((known) => known.kind === kind);
  if (system === undefined) {
    const kinds = systems.map((known) => known.kind);
    return {
      value: [],
      problems: [
        { path: pathText([...at, 'kind']), text: `"${kind}" is no kind of target`, mend: choices(kind, kinds) },
      ],
    };
  }
  const { value, problems } = readConnection(written, system, { env, at });
  const target = { name, kind, connection: value, thresholds, disable, ...(channel === undefined ? {} : { channel }) };
  return { value: [target], problems: [...problems, ...unknownNames(entry, system, at)] };
}

function readConnection(
  written: Readonly<Record<string, unknown>>,
  { connection }: KnownSystem,
  { env, at }: { env: Variables; at: readonly PropertyKey[] },
): Read<Target['connection']> {
  const { value, problems } = filled(written, env, at);
  // A value with a hole in it would only be complained about twice.
  if (problems.length > 0) return { value: {}, problems };
  const parsed = connection.safeParse(value);
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { value: {}, problems: problemsOf(parsed.error.issues, { schema: connection, value, at, isSecret: true }) };
}

function unknownNames(entry: TargetShape, system: KnownSystem, at: readonly PropertyKey[]): readonly Problem[] {
  const known = Object.keys(system.thresholds);
  const checks = system.checks.map(({ id }) => id);
  const thresholds = Object.keys(entry.thresholds)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: pathText([...at, 'thresholds', name]),
      text: `${system.kind} has no threshold "${name}"`,
      mend: choices(name, known),
    }));
  const disabled = entry.disable.flatMap((id, index) =>
    checks.includes(id)
      ? []
      : [
          {
            path: pathText([...at, 'disable', index]),
            text: `${system.kind} has no check "${id}"`,
            mend: choices(id, checks),
          },
        ],
  );
  return [...thresholds, ...disabled];
}
