// Writes THIRD-PARTY.md, the list of everything shipped in the application with its licence, or
// checks that the list is still right.
// Usage: node scripts/notices.mjs [--check] APPLICATION_FOLDER   (.build/applications/NAME)
// What is shipped: the jars beside the application, and the packages of web/package-lock.json that
// are not for development only. Licences come from the poms in the local Maven repository (writing
// only) and from the lock file.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const complain = (line) => process.stderr.write(`${line}\n`);
const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const notices = join(project, 'THIRD-PARTY.md');
const repository = process.env.MAVEN_REPOSITORY ?? join(homedir(), '.m2', 'repository');

/** Licences whose parts may be shipped with an Apache-2.0 product without conditions on our source. */
const acceptable =
  /Apache|MIT|BSD|ISC|EPL|Eclipse|MPL|Mozilla|CC0|0BSD|OFL|Public Domain|Unicode|BlueOak|Bouncy Castle|EDL|Unlicense|Zlib/i;

/** Where a pom is silent or at odds with the licence text inside its own jar, that text counts. */
const fromTheJar = [
  [/^spring-session-/, 'Apache License, Version 2.0 (META-INF/LICENSE.txt)'],
  [/^spring-boot-jarmode-tools-/, 'Apache License, Version 2.0'],
];

function shippedJars(application) {
  return readdirSync(join(application, 'lib'))
    .filter((name) => name.endsWith('.jar') && !name.startsWith('callsight-'))
    .map((name) => name.slice(0, -'.jar'.length))
    .sort();
}

function shippedPackages() {
  const lock = JSON.parse(readFileSync(join(project, 'web', 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.dev && !entry.link)
    .filter(([, entry]) => !entry.optional)
    .map(([path, entry]) => ({
      name: `${path.split('node_modules/').pop()}@${entry.version}`,
      licence: entry.license ?? 'see its package',
    }))
    .filter((entry, index, all) => all.findIndex((other) => other.name === entry.name) === index)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Every pom in the repository by "artifact-version", each with its path. */
function poms(folder, found = new Map()) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) poms(path, found);
    else if (entry.name.endsWith('.pom')) found.set(entry.name.slice(0, -'.pom'.length), path);
  }
  return found;
}

const element = (xml, name) =>
  xml.match(new RegExp(`<${name}>\\s*([\\s\\S]*?)\\s*</${name}>`))?.[1];

/** The licence names a pom states, or those of its parent, and so on upward. */
function licences(pom) {
  const xml = readFileSync(pom, 'utf8').replace(/<!--[\s\S]*?-->/g, '');
  const own = element(xml, 'licenses');
  if (own)
    return [...own.matchAll(/<name>\s*([\s\S]*?)\s*<\/name>/g)].map((match) =>
      match[1].replace(/\s+/g, ' '),
    );
  const parent = element(xml, 'parent');
  if (!parent) return [];
  const [group, artifact, version] = ['groupId', 'artifactId', 'version'].map((name) =>
    element(parent, name),
  );
  const path = join(
    repository,
    ...group.split('.'),
    artifact,
    version,
    `${artifact}-${version}.pom`,
  );
  return existsSync(path) ? licences(path) : [];
}

function jarLicence(jar, known) {
  const inJar = fromTheJar.find(([name]) => name.test(jar));
  if (inJar) return inJar[1];
  // A native part carries a classifier that its pom does not: jansi-2.4-linux.
  for (let name = jar; name.includes('-'); name = name.slice(0, name.lastIndexOf('-'))) {
    if (known.has(name)) return licences(known.get(name)).join(' or ');
  }
  return '';
}

function listed() {
  const text = existsSync(notices) ? readFileSync(notices, 'utf8') : '';
  return [...text.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]).sort();
}

function check(application) {
  const shipped = [...shippedJars(application), ...shippedPackages().map(({ name }) => name)];
  const written = listed();
  const missing = shipped.filter((name) => !written.includes(name));
  const gone = written.filter((name) => !shipped.includes(name));
  for (const name of missing) complain(`shipped but not listed: ${name}`);
  for (const name of gone) complain(`listed but not shipped: ${name}`);
  if (missing.length + gone.length === 0) return;
  complain(
    'Run: node scripts/notices.mjs APPLICATION_FOLDER, and look at the licences that are new.',
  );
  process.exitCode = 1;
}

function write(application) {
  const known = poms(repository);
  const jars = shippedJars(application).map((name) => ({ name, licence: jarLicence(name, known) }));
  const rows = (parts) =>
    parts.map(({ name, licence }) => `| \`${name}\` | ${licence} |`).join('\n');
  const packages = shippedPackages();
  writeFileSync(
    notices,
    `# Third-party software

Written by \`node scripts/notices.mjs\`; \`./callsight test\` fails when it is out of date.
Where several licences are named, Callsight uses the part under the first that is not a GPL.

## In the server

| part | licence |
| --- | --- |
${rows(jars)}

## In the dashboard

| part | licence |
| --- | --- |
${rows(packages)}

The world map is made from Natural Earth (public domain), by way of \`world-atlas\` (ISC).
`,
  );
  for (const { name, licence } of [...jars, ...packages]) {
    if (!acceptable.test(licence)) {
      complain(`look at the licence of ${name}: "${licence}"`);
      process.exitCode = 1;
    }
  }
}

const application = process.argv.at(-1);
if (process.argv.includes('--check')) check(application);
else write(application);
