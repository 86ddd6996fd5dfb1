import { useCallback, useEffect, useState } from 'react';

/** The whole screen, where the browser allows it. */
export function useFullScreen() {
  const [full, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', changed);
    return () => document.removeEventListener('fullscreenchange', changed);
  }, []);
  const toggle = useCallback(() => {
    const done = document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
    // A browser may refuse; everything works in the window as well.
    done.catch(() => undefined);
  }, []);
  return { full, toggle, possible: document.fullscreenEnabled };
}

/** Keeps the screen from going dark, where the browser can; whether it does. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let gone = false;
    const take = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        lock = await navigator.wakeLock.request('screen');
        lock.addEventListener('release', () => setAwake(false));
        if (gone) await lock.release();
        else setAwake(true);
      } catch {
        // Without power, or by the system's settings, a browser refuses.
        setAwake(false);
      }
    };
    void take();
    // A hidden page loses it, and may have it back when it is seen again.
    document.addEventListener('visibilitychange', take);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', take);
      void lock?.release();
    };
  }, []);
  return awake;
}

/** A hundredth of a 16:9 screen's width in pixels: what all sizes on the wall are multiples of. */
export function useUnit(): number {
  const [unit, setUnit] = useState(measure);
  useEffect(() => {
    const resized = () => setUnit(measure());
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  return unit;
}

const LEAST = 8;

function measure(): number {
  const landscape = window.innerWidth >= window.innerHeight;
  const width = landscape ? Math.min(window.innerWidth, (window.innerHeight * 16) / 9) : 0;
  return Math.max(LEAST, landscape ? width / 100 : window.innerWidth / 56);
}

/** Whether somebody has just moved the pointer or pressed a key. */
export function useAttended(): boolean {
  const [attended, setAttended] = useState(true);
  useEffect(() => {
    let timer = setTimeout(() => setAttended(false), LINGER);
    const moved = () => {
      setAttended(true);
      clearTimeout(timer);
      timer = setTimeout(() => setAttended(false), LINGER);
    };
    const kinds = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    for (const kind of kinds) window.addEventListener(kind, moved);
    return () => {
      clearTimeout(timer);
      for (const kind of kinds) window.removeEventListener(kind, moved);
    };
  }, []);
  return attended;
}

/** Milliseconds that the controls stay after the last movement. */
const LINGER = 4000;
