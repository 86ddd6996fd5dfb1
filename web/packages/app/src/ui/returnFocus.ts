import { useEffect, useState } from 'react';

/** Once what calls this is gone, gives the focus back to what had it before, unless something else has taken it. */
export function useReturnFocus(): void {
  const [before] = useState(focused);
  useEffect(
    () => () => {
      if (document.activeElement === document.body) before?.focus();
    },
    [before],
  );
}

/** What has the focus; for an item of a menu, which closes, the button that opened it. */
function focused(): HTMLElement | null {
  const active = document.activeElement;
  const opener = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const kept = typeof opener === 'string' ? document.getElementById(opener) : active;
  return kept instanceof HTMLElement ? kept : null;
}
