// Issues: what zod found, as Problems. A value is shown only where our own rule looked at it: a connection holds secrets.
import { z } from 'zod';
import { choices, pathText, type Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

interface Looked {
  readonly schema: z.ZodType;
  /** What was parsed. */
  readonly value: unknown;
  /** Where it stands in the file. */
  readonly at: Path;
  /** It may hold a secret: no value of it is shown. */
  readonly isSecret?: boolean;
}

export function problemsOf(issues: readonly Issue[], looked: Looked): readonly Problem[] {
  return issues.flatMap((issue) => problemOf(issue, looked));
}

function problemOf(issue: Issue, looked: Looked): readonly Problem[] {
  const path = pathText([...looked.at, ...issue.path]);
  const value = valueAt(looked.value, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(looked.schema, issue.path);
      return issue.keys.map((key) => ({
        path: pathText([...looked.at, ...issue.path, key]),
        text: `unknown key "${key}"`,
        mend: choices(key, known),
      }));
    }
    case 'invalid_value':
      return [{ path, text: shown(value, looked), mend: choices(textOf(value), issue.values.map(String)) }];
    case 'invalid_type':
      return [{ path, text: mistaken(value, issue.expected), mend: `Write ${named(issue.expected)}.` }];
    case 'too_small':
      return [{ path, text: 'is too small', mend: `At least ${issue.minimum}.` }];
    case 'too_big':
      return [{ path, text: 'is too big', mend: `At most ${issue.maximum}.` }];
    case 'invalid_union':
      return unionProblems(issue, looked);
    case 'custom': {
      const { is, mend } = issue.params ?? {};
      if (looked.isSecret === true || typeof is !== 'string' || typeof mend !== 'string') break;
      return [{ path, text: `"${textOf(value)}" is not ${is}`, mend }];
    }
    default:
  }
  return [{ path, text: 'is not what may stand here', mend: `Write ${issue.message.replace(/^expected /, '')}.` }];
}

// The branch that fits best is the one meant: `{ at: 9 }` is a wrong time, not a wrong `off`.
function unionProblems(issue: Extract<Issue, { code: 'invalid_union' }>, looked: Looked): readonly Problem[] {
  const value = valueAt(looked.value, issue.path);
  const branch = issue.errors.find((errors) => errors.some(({ path }) => path.length > 0)) ?? issue.errors.at(-1) ?? [];
  const inner = branch.map((error) => ({ ...error, path: [...issue.path, ...error.path] }));
  if (typeof value === 'object' && inner.length > 0) return problemsOf(inner, looked);
  const mend = 'aegis.example.yml shows what may stand here.';
  return [{ path: pathText([...looked.at, ...issue.path]), text: shown(value, looked), mend }];
}

function shown(value: unknown, { isSecret = false }: Looked): string {
  if (value === undefined) return 'is missing';
  return isSecret || typeof value === 'object' ? 'is not what may stand here' : `"${textOf(value)}" is not known`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
}

function mistaken(value: unknown, expected: string): string {
  return value === undefined || value === null ? 'is missing' : `is not ${named(expected)}`;
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'names with values',
};

function named(expected: string): string {
  return NAMES[expected] ?? expected;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      inner !== null && typeof inner === 'object' ? (inner as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** The keys that the schema knows at that place. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  const whole = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const found = path.reduce<readonly Shape[]>((shapes, part) => shapes.flatMap((shape) => below(shape, part)), [whole]);
  return found.flatMap(branches).flatMap(({ properties }) => Object.keys(properties ?? {}));
}

function below(shape: Shape, part: PropertyKey): readonly Shape[] {
  return branches(shape).flatMap(({ items, properties, additionalProperties }) => {
    const next = typeof part === 'number' ? items : (properties?.[String(part)] ?? additionalProperties);
    return typeof next === 'object' ? [next] : [];
  });
}

function branches(shape: Shape): readonly Shape[] {
  return shape.anyOf === undefined ? [shape] : shape.anyOf.flatMap(branches);
}
