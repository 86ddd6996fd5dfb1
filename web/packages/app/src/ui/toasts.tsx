import { Button, Notification } from '@mantine/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import classes from './toasts.module.css';

/** Something that has happened, said for a while in a corner of the page. */
interface Toast {
  readonly title: string;
  readonly text?: string;
  readonly tone: 'good' | 'bad' | 'neutral';
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Shown extends Toast {
  readonly id: number;
}

/** Milliseconds; one with something to do stays longer. */
const STAYS = 8_000;
const STAYS_WITH_ACTION = 12_000;
/** More at once would hide the page: the oldest give way. */
const MOST = 4;

let shown: readonly Shown[] = [];
let last = 0;
const listeners = new Set<() => void>();

function become(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says something; whoever draws {@link Toasts} shows it. */
export function toast(said: Toast): void {
  last += 1;
  become([...shown, { ...said, id: last }].slice(-MOST));
}

function close(id: number): void {
  become(shown.filter((other) => other.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const COLOURS = { good: 'var(--cs-good)', bad: 'var(--cs-bad)', neutral: 'var(--cs-accent)' };

/** What was said last. A screen reader hears it when it comes; it stays while it is pointed at. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <section className={classes.toasts} aria-label="Notices" aria-live="polite">
      {toasts.map((each) => (
        <OneToast key={each.id} toast={each} />
      ))}
    </section>
  );
}

function OneToast({ toast: { id, title, text, tone, action } }: { readonly toast: Shown }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => close(id), action === undefined ? STAYS : STAYS_WITH_ACTION);
    return () => clearTimeout(timer);
  }, [held, id, action]);
  return (
    <Notification
      className={classes.toast ?? ''}
      title={title}
      color={COLOURS[tone]}
      onClose={() => close(id)}
      closeButtonProps={{ 'aria-label': `Close: ${title}` }}
      withBorder
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {text !== undefined && <span className={classes.text}>{text}</span>}
      {action !== undefined && (
        <Button
          size="compact-xs"
          variant="light"
          mt={4}
          onClick={() => {
            close(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
    </Notification>
  );
}
