// Metrics: what Prometheus may read: counts from the shared state, true for the whole installation whichever process is
// asked, and what this process alone knows. Labels are words of our own, never names of targets or people.
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** One count of the shared state: how many of `metric` stand at `label`. */
export interface Count {
  readonly metric: string;
  readonly label: string;
  readonly value: number;
}

export interface MetricsSource {
  readonly counts: () => Promise<readonly Count[]>;
  /** Can people reach us now? */
  readonly connected: () => boolean;
}

export interface Metrics {
  /** Seconds from a request's arrival until it was safely stored: what its acknowledgement waits for. */
  readonly stored: (seconds: number) => void;
  /** Prometheus text. */
  readonly text: () => Promise<string>;
}

// Slack gives up after 3 s.
const STORED_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];

export function createMetrics({ counts, connected }: MetricsSource): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register, prefix: 'aegis_' });
  const stored = new Histogram({
    name: 'aegis_request_stored_seconds',
    help: 'Time to store a request, which its acknowledgement waits for',
    buckets: STORED_BUCKETS,
    registers,
  });
  const now = new Gauge({
    name: 'aegis_state',
    help: 'Rows of the shared state by what they are and how they stand',
    labelNames: ['what', 'state'],
    registers,
  });
  const slack = new Gauge({ name: 'aegis_slack_connected', help: '1 while people can reach Aegis', registers });
  return {
    stored: (seconds) => stored.observe(seconds),
    text: async () => {
      now.reset();
      for (const { metric, label, value } of await counts()) now.set({ what: metric, state: label }, value);
      slack.set(connected() ? 1 : 0);
      return register.metrics();
    },
  };
}
