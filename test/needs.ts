// Needs: the programs that the tests use beside the npm packages. As root on Debian they are installed; otherwise it is
// said what is missing, and the tests that need it are "not run".
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onPath } from './servers/needed.ts';

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
  { package: 'procps', forWhat: 'numbers to compare ours with', isThere: () => onPath('free') !== undefined },
];

/** Installs what can be installed and prints what could not be had. */
export function provideNeeds(): void {
  const missing = needs.filter((need) => !need.isThere());
  if (missing.length === 0) return;
  const reason = installed(missing.map((need) => need.package));
  for (const need of missing.filter((one) => !one.isThere())) {
    console.error(`could not be had: ${need.package} (${need.forWhat}): ${reason ?? 'apt-get did not bring it'}`);
  }
}

/** Why nothing could be installed, or undefined. */
function installed(packages: readonly string[]): string | undefined {
  if (process.getuid?.() !== 0) return `not root; run: sudo apt-get install ${packages.join(' ')}`;
  if (onPath('apt-get') === undefined) return 'this system has no apt-get';
  console.error(`Installing ${packages.join(', ')} …`);
  return apt(['update']) ?? apt(['install', '--yes', '--no-install-recommends', ...packages]);
}

function apt(args: readonly string[]): string | undefined {
  const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return status === 0 ? undefined : `apt-get ${args[0]}: ${stderr.trim().split('\n').at(-1) ?? ''}`;
}
