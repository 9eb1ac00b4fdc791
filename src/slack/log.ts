// Log: what this folder says about itself, and how Bolt's own lines join it. Bolt's debug lines hold payloads and are
// left out.
import { LogLevel, type Logger } from '@slack/bolt';
import type { Log } from '../core/log.ts';

export function boltLogger(log: Log): Logger {
  const line = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => undefined,
    // Bolt's notices (connected, reconnecting) are no news for whoever reads our log.
    info: () => undefined,
    warn: (...parts) => log.warn({ from: 'bolt' }, line(parts)),
    error: (...parts) => log.error({ from: 'bolt' }, line(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
