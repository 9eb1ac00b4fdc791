// A server of an older version from the machine's own packages, where they are installed; else the test says "not run".
import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { freePort } from '../../../src/state/free-port.ts';
import { temporaryFolder } from '../../servers/temporary-folder.ts';

const run = promisify(execFile);

/** Its superuser's address; undefined: not to be had, and the test is marked so. Stopped after the test. */
export async function olderServer(
  t: TestContext,
  major: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const programs = `/usr/lib/postgresql/${major}/bin`;
  const account = serverAccount();
  if (!existsSync(`${programs}/initdb`) || account === undefined) {
    t.skip(`not run: no PostgreSQL ${major} on this machine`);
    return undefined;
  }
  const data = `${temporaryFolder(`postgres-${major}`)}/data`;
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, account.uid, account.gid);
  const port = await freePort();
  const options = { ...account, cwd: '/' };
  await run(`${programs}/initdb`, ['-D', data, '-U', 'test', '-A', 'trust', '--no-sync', '--locale=C.UTF-8'], options);
  const own = Object.entries(settings).map(([name, value]) => ` -c '${name}=${value}'`);
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off${own.join('')}`;
  const control = `${programs}/pg_ctl`;
  await run(control, ['-D', data, '-l', `${data}/log`, '-o', flags, '-w', 'start'], options);
  t.after(() => run(control, ['-D', data, '-m', 'immediate', '-w', 'stop'], options));
  return `postgres://test@127.0.0.1:${port}/postgres`;
}

function serverAccount(): { uid: number; gid: number } | undefined {
  const own = process.getuid?.() ?? 0;
  if (own !== 0) return { uid: own, gid: process.getgid?.() ?? own };
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
