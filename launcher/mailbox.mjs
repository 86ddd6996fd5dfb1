// A mail server for tests: takes every mail, keeps it in memory, and tells over HTTP what came.
// GET /?to=ann@example.org answers the mails to that address as a JSON list of {to, subject, text}.
// On its own: node mailbox.mjs SMTP_PORT HTTP_PORT
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, '..', 'web', 'package.json'));
const { SMTPServer } = require('smtp-server');

/** Listens on both ports, 0 for free ones; answers where, and how to stop. */
export async function openMailbox(smtpPort = 0, httpPort = 0) {
  const mails = [];
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, ...mailOf(Buffer.concat(parts).toString('utf8')) });
        done();
      });
    },
  });
  const http = createServer((request, response) => {
    const to = new URL(request.url, 'http://localhost').searchParams.get('to');
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(mails.filter((mail) => to === null || mail.to.includes(to))));
  });
  smtp.listen(smtpPort, '127.0.0.1');
  http.listen(httpPort, '127.0.0.1');
  await Promise.all([once(smtp.server, 'listening'), once(http, 'listening')]);
  return {
    smtp: `smtp://127.0.0.1:${smtp.server.address().port}`,
    http: `http://127.0.0.1:${http.address().port}`,
    close() {
      smtp.close();
      http.close();
    },
  };
}

/** The subject and the text of a mail that is plain text. */
function mailOf(source) {
  const end = source.indexOf('\r\n\r\n');
  const head = source.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const header = (name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const body = source.slice(end + 4);
  const encoding = header('Content-Transfer-Encoding').toLowerCase();
  return { subject: plain(header('Subject')), text: decoded(body, encoding) };
}

function decoded(body, encoding) {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Encoded words of a header: `=?UTF-8?Q?=E2=80=A6?=`. */
function plain(header) {
  return header.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, text) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString('utf8')
      : decoded(text.replaceAll('_', ' '), 'quoted-printable'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [smtp, http] = process.argv.slice(2).map(Number);
  const mailbox = await openMailbox(smtp, http);
  process.stdout.write(`${mailbox.smtp} ${mailbox.http}\n`);
}
