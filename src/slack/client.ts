// Client: the Web API client for everything we ask of Slack. No retries of its own: a repeated post would be a second
// message. A refused call does not hold up the others.
import { WebClient } from '@slack/web-api';
import type { Log } from '../core/log.ts';
import { boltLogger } from './log.ts';

const TIMEOUT_MS = 10_000;

export interface ClientOptions {
  readonly token: string;
  /** Of the sandbox; Slack's own when absent. */
  readonly apiUrl?: string;
  readonly log: Log;
  readonly timeoutMs?: number;
}

export function createClient({ token, apiUrl, log, timeoutMs = TIMEOUT_MS }: ClientOptions): WebClient {
  return new WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: boltLogger(log),
  });
}
