// The practice workspace for tests: the same emulator that `npm start` opens, and people's hands in it.
import { after } from 'node:test';
import { startSandbox, type Sandbox } from '../../src/slack/sandbox.ts';
import { freePort } from '../../src/state/free-port.ts';
import { keptLog } from './quiet-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface SeenMessage {
  readonly ts: string;
  readonly text: string;
  readonly user: string;
  readonly blocks?: readonly object[];
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly ephemeral_to?: string;
}

export interface Workspace extends Sandbox {
  readonly folder: string;
  /** Types into a channel as somebody: `/aegis …` is a command. */
  type(user: string, channel: string, text: string): Promise<void>;
  mention(user: string, channel: string, text: string, thread?: string): Promise<void>;
  click(user: string, channel: string, messageTs: string, action: object): Promise<void>;
  openHome(user: string): Promise<void>;
  messages(channel: string): Promise<readonly SeenMessage[]>;
  /** Fills in and submits the window that is open. */
  submit(user: string, values: Readonly<Record<string, string>>): Promise<void>;
  /** The windows that are open, and what they complain of. */
  readonly windows: { stack: readonly { blocks: object[]; title: { text: string } }[]; errors: object | undefined };
}

export async function startWorkspace({ port, folder }: { port?: number; folder?: string } = {}): Promise<Workspace> {
  const home = folder ?? temporaryFolder('slack');
  const sandbox = await startSandbox({ folder: home, port: port ?? (await freePort()), log: keptLog() });
  const page = await openPage(sandbox.url);
  after(async () => {
    page.close();
    await sandbox.stop();
  });
  const control = async (act: string, body: object) => {
    const answer = await fetch(`${sandbox.url}/_control/${act}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${act}: ${await answer.text()}`);
  };
  return {
    ...sandbox,
    folder: home,
    windows: page.windows,
    stop: () => {
      page.close();
      return sandbox.stop();
    },
    type: (user, channel, text) => {
      const [command, ...words] = text.split(' ');
      return control('command', { user, channel, command, text: words.join(' ') });
    },
    mention: (user, channel, text, thread) => control('message', { user, channel, text, thread_ts: thread }),
    click: (user, channel, messageTs, action) => control('interact', { user, channel, messageTs, action }),
    openHome: (user) => control('open-home', { user }),
    messages: async (channel) => {
      const answer = await fetch(`${sandbox.url}/_control/messages/${channel}`);
      return ((await answer.json()) as { messages: SeenMessage[] }).messages;
    },
    submit: async (user, values) => {
      const state = Object.entries(values).map(([field, value]) => [field, { [field]: { value } }]);
      page.send({ t: 'view_submit', user, values: Object.fromEntries(state) });
    },
  };
}

export interface Page {
  readonly windows: Workspace['windows'];
  /** App Home as each person saw it last. */
  readonly homes: ReadonlyMap<string, object>;
  send(message: object): void;
  close(): void;
}

// Windows exist only for the page's own connection.
export async function openPage(url: string): Promise<Page> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/ui`);
  const windows: Workspace['windows'] = { stack: [], errors: undefined };
  const homes = new Map<string, object>();
  socket.addEventListener('message', ({ data }) => {
    const told = JSON.parse(String(data)) as { t: string; stack?: []; errors?: object; user?: string; view?: object };
    if (told.t === 'home') homes.set(told.user ?? '', told.view ?? {});
    if (told.t === 'view') Object.assign(windows, { stack: told.stack ?? [], errors: undefined });
    if (told.t === 'view_errors') windows.errors = told.errors;
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  return { windows, homes, send: (message) => socket.send(JSON.stringify(message)), close: () => socket.close() };
}
