// Runs the browser tests against the built application: starts it with the demo organization on a
// free port and a data folder of its own, waits until it is ready, runs Playwright, stops it.
// Usage: node browser-tests.mjs REPORT JAVA "FLAGS" JAR DATA_FOLDER
// The tests find in their environment: CALLSIGHT_URL, CALLSIGHT_KEY (a platform key),
// CALLSIGHT_MAILBOX (where the mail that the server sends can be read, see mailbox.mjs),
// CALLSIGHT_CHROMIUM (a browser to use; empty: Playwright's own).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openMailbox } from './mailbox.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const complain = (line) => process.stderr.write(`${line}\n`);
const [report, java, flags, jar, data] = process.argv.slice(2);
const web = join(dirname(fileURLToPath(import.meta.url)), '..', 'web');
const key = 'callsight-browser-tests-platform-key-0123456789';
const secondsToStart = 600;
const serverLog = join(dirname(report), 'server.log');

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

function startServer(port, mailbox) {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  const server = spawn(java, [...flags.split(' ').filter(Boolean), '-jar', jar, 'demo'], {
    env: {
      ...process.env,
      CALLSIGHT_DATA: data,
      CALLSIGHT_PORT: String(port),
      CALLSIGHT_HOST: '127.0.0.1',
      CALLSIGHT_BOOTSTRAP_KEY: key,
      CALLSIGHT_SMTP_URL: mailbox.smtp,
      // Receivers of webhooks run beside the tests.
      CALLSIGHT_WEBHOOK_ADDRESSES: 'any',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(serverLog);
  server.stdout.pipe(log);
  server.stderr.pipe(log);
  return server;
}

async function untilReady(url, server) {
  const end = Date.now() + secondsToStart * 1000;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const ready = await fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await pause(250);
  }
  throw new Error(`the server was not ready after ${secondsToStart} s`);
}

async function runPlaywright(url, mailbox) {
  const tests = spawn(
    'npx',
    ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    {
      cwd: web,
      env: {
        ...process.env,
        CALLSIGHT_URL: url,
        CALLSIGHT_KEY: key,
        CALLSIGHT_MAILBOX: mailbox.http,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const [status] = await once(tests, 'exit');
  return status;
}

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const mailbox = await openMailbox();
const server = startServer(port, mailbox);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    server.kill('SIGTERM');
    process.exit(1);
  });
}
try {
  await untilReady(url, server);
  say(`The server is ready at ${url}; its log is ${serverLog}`);
  process.exitCode = await runPlaywright(url, mailbox);
} catch (failure) {
  complain(`${failure.message}; the end of ${serverLog}:`);
  complain(readFileSync(serverLog, 'utf8').split('\n').slice(-40).join('\n'));
  process.exitCode = 1;
} finally {
  if (server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  mailbox.close();
  rmSync(data, { recursive: true, force: true });
}
