import { useView } from '../../data';
import { useChoice } from '../../panels';

/** Seconds that a scene may be shown. */
const SECONDS = ['10', '15', '20', '30', '60', '120'] as const;

const USUAL = '20';
const THEMES = ['dark', 'light'] as const;

/** How the wall is set, kept in its address: a bookmark opens the same wall. */
export function useWallSettings() {
  const { view } = useView();
  const [every, setEvery] = useChoice('wall.every', USUAL, SECONDS);
  const [theme, setTheme] = useChoice('wall.theme', 'dark', THEMES);
  const step = (by: number) => {
    const at = (SECONDS as readonly string[]).indexOf(every) + by;
    const next = SECONDS[Math.max(0, Math.min(SECONDS.length - 1, at))];
    if (next !== undefined) setEvery(next);
  };
  return {
    seconds: Number(every),
    slower: () => step(1),
    faster: () => step(-1),
    theme: theme as 'dark' | 'light',
    toggleTheme: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    range: view.range,
  };
}
