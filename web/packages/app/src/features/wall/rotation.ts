import { useCallback, useEffect, useState } from 'react';

/** Which scene is shown, and how to go on. */
export interface Rotation {
  readonly at: number;
  readonly paused: boolean;
  readonly next: () => void;
  readonly previous: () => void;
  readonly toggle: () => void;
}

/**
 * Goes from scene to scene. A step by hand starts the time of the scene anew.
 *
 * @param count scenes, at least 1
 * @param seconds how long each is shown
 */
export function useRotation(count: number, seconds: number): Rotation {
  const [at, setAt] = useState(0);
  const [paused, setPaused] = useState(false);
  const go = useCallback(
    (steps: number) => setAt((before) => (before + steps + count) % count),
    [count],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each scene has its whole time
  useEffect(() => {
    if (paused) return;
    const timer = setTimeout(() => go(1), seconds * 1000);
    return () => clearTimeout(timer);
  }, [at, paused, seconds, go]);
  return {
    at: Math.min(at, count - 1),
    paused,
    next: useCallback(() => go(1), [go]),
    previous: useCallback(() => go(-1), [go]),
    toggle: useCallback(() => setPaused((before) => !before), []),
  };
}
