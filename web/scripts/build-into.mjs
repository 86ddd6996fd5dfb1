// Builds the dashboard into a folder, and does nothing when that was done for the same sources.
// Usage: node web/scripts/build-into.mjs OUT
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(process.argv[2] ?? join(web, 'dist'));
const place = createHash('sha256').update(out).digest('hex').slice(0, 16);
const stamp = join(web, 'node_modules', '.cache', 'callsight', place);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`the dashboard needs Node 20.19 or later to build, this is ${process.version}`);
}

const sources = digest([
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'packages',
  'scripts',
]);
if (existsSync(join(out, 'index.html')) && read(stamp) === sources) {
  process.stdout.write('web: already built from these sources\n');
} else {
  install();
  rmSync(out, { recursive: true, force: true });
  run('npm', [
    'run',
    'build',
    '--workspace',
    '@callsight/app',
    '--',
    '--outDir',
    out,
    '--emptyOutDir',
  ]);
  compress(join(out, 'assets'));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/** `npm ci` once per lock file. */
function install() {
  const lock = digest(['package.json', 'package-lock.json']);
  const mark = join(web, 'node_modules', '.callsight-lock');
  if (read(mark) === lock) return;
  run('npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(mark, lock);
}

/** Brotli and gzip beside each text asset, so that the server never compresses while serving. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const bytes = readFileSync(file);
    if (!/\.(js|css|svg|json)$/.test(name) || bytes.length < 1024) continue;
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, quality));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

function digest(paths) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const path of paths) addTo(hash, path);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const file = join(web, path);
  if (!statSync(file).isDirectory()) {
    hash.update(path).update(readFileSync(file));
    return;
  }
  for (const name of readdirSync(file).sort()) {
    if (name !== 'node_modules' && name !== 'dist') addTo(hash, `${path}/${name}`);
  }
}

function run(command, parameters) {
  mkdirSync(dirname(out), { recursive: true });
  const { status, error } = spawnSync(command, parameters, { cwd: web, stdio: 'inherit' });
  if (error !== undefined) fail(`${command} could not be started: ${error.message}`);
  if (status !== 0) fail(`${command} ${parameters.join(' ')} ended with ${status}`);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function fail(message) {
  process.stderr.write(`web: ${message}\n`);
  process.exit(1);
}
