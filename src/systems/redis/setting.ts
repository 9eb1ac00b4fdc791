// One configuration value of the server, or undefined where this version has no such name.
import type { RedisSession } from './session.ts';

export async function setting(session: RedisSession, name: string): Promise<string | undefined> {
  const answer = await session.send('config|get', name);
  return Array.isArray(answer) && typeof answer[1] === 'string' ? answer[1] : undefined;
}
