// A port that is free on loopback now; `wanted` first, then the next ones.
import { createServer } from 'node:net';

const TRIES = 50;

export async function freePort(wanted = 0): Promise<number> {
  for (let port = wanted; port <= wanted + TRIES; port += 1) {
    const got = await tryPort(port);
    if (got !== undefined) return got;
  }
  throw new Error(`no free port from ${wanted} to ${wanted + TRIES}`);
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    // Without a host: a port that is taken on any address is taken.
    server.listen(port, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}
