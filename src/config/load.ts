// Load: `aegis.yml`, read once, checked whole and frozen. Every problem is listed at once.
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import type { Fleet } from '../core/fleet.ts';
import type { Target } from '../core/target.ts';
import { fleetOf } from './fleet-of.ts';
import { problemsOf } from './issues.ts';
import { choices, type Problem } from './problem.ts';
import { fleetFile, type FleetFile } from './schema.ts';
import { readTargets, type KnownSystem } from './targets.ts';
import { strayVariables, type Variables } from './variables.ts';

export interface FleetSource {
  readonly path: string;
  readonly env: Variables;
  readonly systems: readonly KnownSystem[];
}

export type Loaded = { readonly fleet: Fleet } | { readonly problems: readonly Problem[] };

export function loadFleet({ path, env, systems }: FleetSource): Loaded {
  const document = readDocument(path);
  if ('problems' in document) return document;
  const { value } = document;
  const entries: readonly unknown[] = Array.isArray(value['targets']) ? value['targets'] : [];
  const targets = readTargets(entries, { systems, env });
  const parsed = fleetFile.safeParse(value);
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error.issues, { schema: fleetFile, value, at: [] })),
    ...targets.problems,
    ...strayVariables({ ...value, targets: entries.map(withoutConnection) }, []),
    ...(parsed.success ? unknownTargets(parsed.data) : []),
  ];
  if (!parsed.success || problems.length > 0) return { problems };
  return { fleet: frozen(fleetOf(parsed.data, targets.value)) };
}

type Document = { readonly value: Readonly<Record<string, unknown>> } | { readonly problems: readonly Problem[] };

function readDocument(path: string): Document {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (error) {
    const text = `cannot be read (${(error as NodeJS.ErrnoException).code})`;
    return { problems: [{ path, text, mend: 'Copy aegis.example.yml there, or set AEGIS_CONFIG.' }] };
  }
  const document = parseDocument(source, { prettyErrors: true });
  const mend = 'Mend the YAML at that line.';
  const broken = document.errors.map(({ message }) => ({ path, text: message.split('\n')[0] ?? message, mend }));
  if (broken.length > 0) return { problems: broken };
  const value: unknown = document.toJS() ?? {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value: { ...value } };
  return { problems: [{ path, text: 'is not a fleet file', mend: 'aegis.example.yml shows one.' }] };
}

function withoutConnection(entry: unknown): unknown {
  if (entry === null || typeof entry !== 'object') return entry;
  const { name, kind, channel, thresholds, disable } = entry as Partial<Target>;
  return { name, kind, channel, thresholds, disable };
}

/** Windows and mutes that name a target which is not there would silently bind nothing. */
function unknownTargets({ targets, windows, mutes }: FleetFile): readonly Problem[] {
  const known = targets.map(({ name }) => name);
  const named = [
    ...windows.flatMap((window, at) =>
      window.targets.map((name, index) => ({ name, path: `windows[${at}].targets[${index}]` })),
    ),
    ...mutes.map(({ finding }, at) => ({ name: finding.split('/')[0] ?? '', path: `mutes[${at}].finding` })),
  ];
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) => ({ path, text: `no target "${name}"`, mend: choices(name, known) }));
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
