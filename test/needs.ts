// Needs: the programs that the tests use beside the npm packages. As root on Debian they are installed; otherwise it is
// said what is missing, and the tests that need it are "not run".
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Need {
  readonly package: string;
  readonly forWhat: string;
  isThere(): boolean;
}

const needs: readonly Need[] = [
  { package: 'redis-server', forWhat: 'a real Redis', isThere: () => onPath('redis-server') !== undefined },
  { package: 'chromium', forWhat: 'what people see', isThere: () => onPath('chromium') !== undefined },
  {
    package: 'fonts-noto-cjk',
    forWhat: 'Korean in pictures',
    isThere: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  },
  {
    package: 'postgresql-15',
    forWhat: 'the oldest PostgreSQL that is promised',
    isThere: () => existsSync('/usr/lib/postgresql/15/bin/initdb'),
  },
  {
    package: 'postgresql-15-hypopg',
    forWhat: 'hypothetical indexes',
    isThere: () => existsSync('/usr/share/postgresql/15/extension/hypopg.control'),
  },
  { package: 'pgbouncer', forWhat: 'a real pooler', isThere: () => existsSync('/usr/sbin/pgbouncer') },
  { package: 'pgbackrest', forWhat: 'a real backup tool', isThere: () => existsSync('/usr/bin/pgbackrest') },
  { package: 'procps', forWhat: 'numbers to compare ours with', isThere: () => onPath('free') !== undefined },
];

/** Installs what can be installed and prints what could not be had. */
export function provideNeeds(): void {
  const missing = needs.filter((need) => !need.isThere());
  if (missing.length === 0) return;
  const names = missing.map((need) => need.package);
  const obstacle = obstacleTo(names) ?? apt(['update']);
  for (const need of missing) {
    // One by one: a package that this release does not have must not keep the others away.
    const reason = obstacle ?? apt(['install', '--yes', '--no-install-recommends', need.package]);
    if (need.isThere()) continue;
    console.error(`could not be had: ${need.package} (${need.forWhat}): ${reason ?? 'apt-get did not bring it'}`);
  }
}

/** Why nothing can be installed, or undefined. */
function obstacleTo(packages: readonly string[]): string | undefined {
  if (process.getuid?.() !== 0) return `not root; run: sudo apt-get install ${packages.join(' ')}`;
  if (onPath('apt-get') === undefined) return 'this system has no apt-get';
  console.error(`Installing ${packages.join(', ')} …`);
  return undefined;
}

function apt(args: readonly string[]): string | undefined {
  const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return status === 0 ? undefined : `apt-get ${args[0]}: ${stderr.trim().split('\n').at(-1) ?? ''}`;
}

/** Where the program is, or undefined. */
function onPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
