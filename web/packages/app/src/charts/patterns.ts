import { useSyncExternalStore } from 'react';

const KEY = 'callsight.patterns';
const listeners = new Set<() => void>();

/** Whether areas carry patterns beside their colour: a choice of the person, kept in the browser. */
export function usePatterns(): readonly [boolean, (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, read), write] as const;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
}

function write(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Without storage the choice can't be kept.
  }
  for (const listener of listeners) listener();
}
