// Metrics: what Prometheus may read of one process, as typed functions. Labels are words of our own, never names of
// targets or people.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ChangeState } from '../core/change.ts';
import type { Outcome } from '../core/finding.ts';
import type { Delivered } from '../core/ports.ts';
import type { Verb, Via } from '../core/request.ts';

export interface Metrics {
  readonly asked: (verb: Verb, via: Via) => void;
  readonly delivered: (kind: Delivered['kind']) => void;
  readonly changed: (state: ChangeState) => void;
  readonly checked: (state: Outcome['state'], count?: number) => void;
  readonly reported: (seconds: number) => void;
  /** From a payload's arrival to its acknowledgement. */
  readonly acknowledged: (seconds: number) => void;
  readonly outboxWaiting: (count: number) => void;
  readonly slackConnected: (isConnected: boolean) => void;
  /** Prometheus text. */
  readonly text: () => Promise<string>;
}

export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register, prefix: 'aegis_' });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `aegis_${name}`, help, labelNames: [...labelNames], registers });
  const histogram = (name: string, help: string, buckets: number[]) =>
    new Histogram({ name: `aegis_${name}`, help, buckets, registers });
  const gauge = (name: string, help: string) => new Gauge({ name: `aegis_${name}`, help, registers });

  const requests = counter('requests_total', 'Requests accepted', ['verb', 'via']);
  const deliveries = counter('deliveries_total', 'Attempts to post or edit a message', ['kind']);
  const changes = counter('changes_total', 'Changes that came into a state', ['state']);
  const checks = counter('checks_total', 'Checks made', ['state']);
  const report = histogram('report_seconds', 'Time to look at every target and make a report', REPORT_BUCKETS);
  const ack = histogram('ack_seconds', 'Time to acknowledge what Slack sent', ACK_BUCKETS);
  const waiting = gauge('outbox_waiting', 'Messages not yet delivered');
  const connected = gauge('slack_connected', '1 while Slack is connected');

  return {
    asked: (verb, via) => requests.inc({ verb, via }),
    delivered: (kind) => deliveries.inc({ kind }),
    changed: (state) => changes.inc({ state }),
    checked: (state, count = 1) => checks.inc({ state }, count),
    reported: (seconds) => report.observe(seconds),
    acknowledged: (seconds) => ack.observe(seconds),
    outboxWaiting: (count) => waiting.set(count),
    slackConnected: (isConnected) => connected.set(isConnected ? 1 : 0),
    text: () => register.metrics(),
  };
}

const REPORT_BUCKETS = [0.5, 1, 2, 5, 10, 20, 30, 60];
// Slack gives up after 3 s.
const ACK_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
