// The peer: a Bolt app of a few lines that acknowledges a slash command and does nothing else, as its guide shows it.
// Prints `ready` when it is connected.
import { App, LogLevel } from '@slack/bolt';

const [token = '', appToken = '', slackApiUrl = ''] = process.argv.slice(2);

const app = new App({ token, appToken, socketMode: true, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl } });
app.command('/aegis', async ({ ack }) => ack());
await app.start();
console.log('ready');
