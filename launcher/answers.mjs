// Asks every address given and fails unless each answers with 200 and a body.
// Usage: node answers.mjs URL...
for (const address of process.argv.slice(2)) {
  const answer = await fetch(address);
  const body = await answer.text();
  process.stdout.write(`${answer.status} ${body.length} bytes from ${address}\n`);
  if (answer.status !== 200 || body === '') {
    process.exitCode = 1;
  }
}
