// The whole suite: what is needed, then `npm run check`, then every test file on real servers.
// `npm test -- test/core` runs a folder or a file, without the check. Further options go to node's own runner.
import { spawn, type ChildProcess } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { startCluster } from '../src/state/cluster.ts';
import { provideNeeds } from './needs.ts';
import { testSettings } from './servers/postgres.ts';
import { temporaryFolder } from './servers/temporary-folder.ts';

// Each file has the whole machine's servers to itself for no longer than this.
const FILE_LIMIT_MS = 240_000;
const notRun = new URL('./not-run.ts', import.meta.url).href;
const reporters = [
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  `--test-reporter=${notRun}`,
  '--test-reporter-destination=stderr',
];

const children = new Set<ChildProcess>();
let interrupted = false;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted = true;
    for (const child of children) child.kill('SIGTERM');
  });
}

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('-'));
  const places = args.filter((arg) => !arg.startsWith('-'));
  const files = filesIn(places);
  if (files.length === 0) {
    // Node's runner would call that a success.
    console.error(`no test files in ${places.join(' ')}`);
    return 1;
  }
  provideNeeds();
  const check = places.length > 0 ? 0 : await ran('npm', ['run', '--silent', 'check']);
  const tests = await tested(files, options);
  if (check !== 0) console.error('npm run check failed: see the top.');
  return interrupted ? 130 : check || tests;
}

function filesIn(places: readonly string[]): string[] {
  const patterns = (places.length === 0 ? ['test'] : places).map((place) =>
    statSync(place, { throwIfNoEntry: false })?.isDirectory() ? `${place}/**/*.test.ts` : place,
  );
  return globSync(patterns).toSorted();
}

async function tested(files: readonly string[], options: readonly string[]): Promise<number> {
  // Each file takes databases of its own on this one server; what a test stops or counts, it starts by itself.
  const cluster = await startCluster({ folder: `${temporaryFolder('run')}/postgres`, settings: testSettings });
  try {
    // Much of a durability test is waiting: for a lease, for a lock, for a server.
    const runner = ['--test', ...reporters, '--test-concurrency=3', `--test-timeout=${FILE_LIMIT_MS}`];
    // Every file is a process of its own and loads much the same modules.
    const env = { AEGIS_TEST_POSTGRES: cluster.url(), NODE_COMPILE_CACHE: temporaryFolder('modules') };
    return interrupted ? 130 : await ran(process.execPath, [...runner, ...options, ...files], env);
  } finally {
    await cluster.stop();
  }
}

async function ran(program: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  children.add(child);
  const [code] = (await once(child, 'exit')) as [number | null];
  children.delete(child);
  return code ?? 1;
}
