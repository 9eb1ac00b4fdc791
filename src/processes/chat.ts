// Chat: Slack, the bell and the pages. Small, and never blocks: five seconds of analysis here would make Slack give up on
// what people click.
import type { Environment } from '../config/environment.ts';
import type { Ask, People } from '../core/ports.ts';
import { createAsk } from '../jobs/requests/ask.ts';
import { startClock } from '../jobs/watch/clock.ts';
import { startDelivery } from '../jobs/messages/deliver.ts';
import { tick } from '../jobs/watch/tick.ts';
import { htmlPage } from '../render/html.ts';
import { connectSlack } from '../slack/connect.ts';
import { readChange } from '../state/changes.ts';
import { storeCounts } from '../state/counts.ts';
import { freePort } from '../state/free-port.ts';
import { readReport } from '../state/reports.ts';
import { createMetrics, type Metrics } from '../web/metrics.ts';
import { startWeb } from '../web/start-web.ts';
import { anchorAudit } from './anchor.ts';
import { stopOnSignal } from './life.ts';
import { runOf } from './run-file.ts';
import { openBase, type Base } from './wiring.ts';

export async function chat(environment: Environment, env: NodeJS.ProcessEnv): Promise<void> {
  const run = runOf(environment);
  const base = await openBase({ environment, env, run, name: 'chat', supervise: false });
  const { pool, queue, fleet, log } = base;
  const metrics = createMetrics({ counts: () => storeCounts(pool), connected: () => slack.connected() });
  let people: People | undefined;
  const slack = await connectSlack({
    mode: run.slack,
    ask: timed(createAsk(pool, queue), metrics),
    peek: async (id) => {
      const change = await readChange(pool, id);
      if (change === undefined) return undefined;
      const { plan, state } = change;
      return { target: plan.target, title: plan.title, typed: fleet.policy[plan.risk].typedConfirmation, state };
    },
    language: async (user) => (await people?.member(user))?.language ?? fleet.locale.language,
    log,
  });
  people = slack.people(fleet);
  const delivery = startDelivery({
    pool,
    sender: slack.sender,
    log,
    // Slack takes about one message a second in a channel; the sandbox takes all, and is told all again at its restart.
    ...(run.sandboxUrl !== undefined && { pace: { paceMs: 100 } }),
  });
  const web = await openWeb(base, { connected: () => slack.connected(), metrics });
  const clock = startClock(
    async (now) => {
      await tick({ fleet, pool, queue }, now);
      await anchorAudit(pool, environment.home);
    },
    (error) => log.warn({ error }, 'the bell could not ring'),
  );
  stopOnSignal(log, [
    () => clock.stop(),
    () => slack.stop(),
    () => delivery.stop(),
    () => web.close(),
    () => queue.stop(),
    () => pool.end(),
  ]);
  process.send?.('ready');
}

function timed(ask: Ask, { stored }: Metrics): Ask {
  return async (request) => {
    const began = performance.now();
    const known = await ask(request);
    stored((performance.now() - began) / 1000);
    return known;
  };
}

async function openWeb(
  { pool, run, secret, reader, log }: Base,
  { connected, metrics }: { connected: () => boolean; metrics: Metrics },
) {
  return startWeb({
    // A second chat on this machine finds the port taken and serves the same pages beside it.
    port: await freePort(run.webPort),
    failed: (error) => log.error({ error }, 'a page could not be made'),
    page: (id) => readReport(pool, id),
    health: async () => {
      const store = await pool.query('SELECT 1').then(
        () => 'ok',
        () => 'away',
      );
      const slack = connected() ? 'ok' : 'away';
      return { ok: store === 'ok' && slack === 'ok', parts: { store, slack } };
    },
    metrics: () => metrics.text(),
    secret,
    render: (report, locale) => htmlPage(report, reader(locale)),
    now: () => new Date(),
  });
}
