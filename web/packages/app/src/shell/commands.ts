/** Asks the keyboard part of the shell to open its palette or its help. */
const asked = new EventTarget();

type ShellCommand = 'palette' | 'help' | 'notes';

export function openPalette(): void {
  asked.dispatchEvent(new Event('palette'));
}

export function openHelp(): void {
  asked.dispatchEvent(new Event('help'));
}

export function openNotes(): void {
  asked.dispatchEvent(new Event('notes'));
}

/** Listens until the returned function is called. */
export function onCommand(command: ShellCommand, listener: () => void): () => void {
  asked.addEventListener(command, listener);
  return () => asked.removeEventListener(command, listener);
}
