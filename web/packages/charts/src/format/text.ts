const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names come from customers' records: nothing of them may become markup in a tooltip. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Cuts a name that would not fit, in whole characters. */
export function ellipsis(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** A name in lines of at most that many letters, whole: broken between words, and in a word only where it is longer. */
export function wrapped(text: string, length: number): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).flatMap((each) => pieces(each, length))) {
    const last = lines.at(-1);
    if (last === undefined || Array.from(`${last} ${word}`).length > length) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

function pieces(word: string, length: number): readonly string[] {
  const letters = Array.from(word);
  const count = Math.ceil(letters.length / length);
  return Array.from({ length: count }, (_, at) =>
    letters.slice(at * length, (at + 1) * length).join(''),
  );
}
