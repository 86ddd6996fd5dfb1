import { startTransition, useEffect, useRef, useState } from 'react';
import { useQuiet } from '../data';
import { whenIdle } from '../ui';

/** Milliseconds after which the rest no longer waits for the first answers. */
const LONGEST = 1500;

/** So many more each time the browser has nothing better to do, and at the latest after so many milliseconds. */
const STEP = 12;
const STEP_WAIT = 200;

/**
 * How many of a page's cards have their turn: the first at once, the others when those are answered and drawn, some
 * at a time so that the page stays quick to the hand; all of them when the page scrolls.
 */
export function useTurns(first: number, all: number): number {
  const isOpen = useOpening();
  const [count, setCount] = useState(first);
  useEffect(() => {
    if (!isOpen || count >= all) return;
    return whenIdle(() => startTransition(() => setCount(count + STEP)), STEP_WAIT);
  }, [isOpen, count, all]);
  useEffect(() => {
    const everything = () => setCount(Number.MAX_SAFE_INTEGER);
    window.addEventListener('scroll', everything, { once: true, passive: true });
    return () => window.removeEventListener('scroll', everything);
  }, []);
  return count;
}

/** False until the first questions are answered, or it takes long. */
function useOpening(): boolean {
  const quiet = useQuiet();
  const asked = useRef(false);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    // Right after the first drawing nothing may be on its way yet.
    if (!quiet) asked.current = true;
    else if (asked.current) setOpen(true);
  }, [quiet]);
  useEffect(() => {
    const timer = setTimeout(() => setOpen(true), LONGEST);
    return () => clearTimeout(timer);
  }, []);
  return isOpen;
}
