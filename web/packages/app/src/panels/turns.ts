import { startTransition, useEffect, useRef, useState } from 'react';
import { useQuiet } from '../data';
import { whenIdle } from '../ui';

/** Milliseconds after which the rest no longer waits for the first answers. */
const LONGEST = 1500;

/** The rest waits until the browser has nothing better to do, and at the latest so many milliseconds. */
const DRAWING = 200;

/**
 * Whether the cards out of sight have their turn: when the first ones are answered and drawn, or the page scrolls. All
 * of them together: their questions are one request, and its answers are worked out side by side.
 */
export function useTurn(): boolean {
  const isOpen = useOpening();
  const [isTurn, setTurn] = useState(false);
  useEffect(() => {
    if (isTurn) return;
    const begin = () => startTransition(() => setTurn(true));
    window.addEventListener('scroll', begin, { once: true, passive: true });
    const stop = isOpen ? whenIdle(begin, DRAWING) : undefined;
    return () => {
      window.removeEventListener('scroll', begin);
      stop?.();
    };
  }, [isOpen, isTurn]);
  return isTurn;
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
