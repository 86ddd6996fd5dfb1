import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

const ATTRIBUTE = 'data-tip';

/** Words that a thing shows while the mouse rests on it: `<button {...tip('Commands (/)')}>`. */
export function tip(words: string): Readonly<Record<typeof ATTRIBUTE, string>> {
  return { [ATTRIBUTE]: words };
}

interface Shown {
  readonly element: HTMLElement;
  readonly words: string;
}

/** Shows the words of every {@link tip}. A tooltip a thing would make for most of the time that a page takes to begin. */
export function Tips() {
  const [last, setLast] = useState<Shown>();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const look = ({ target, pointerType }: PointerEvent) => {
      const found =
        target instanceof Element && pointerType !== 'touch' ? under(target) : undefined;
      setOpened(found !== undefined);
      if (found !== undefined) setLast(found);
    };
    const close = () => setOpened(false);
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    document.addEventListener('pointerover', look);
    document.addEventListener('pointerleave', close);
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerover', look);
      document.removeEventListener('pointerleave', close);
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  if (last === undefined) return null;
  return (
    <Tooltip
      target={last.element}
      label={last.words}
      opened={opened && last.element.isConnected}
      multiline
      withArrow
      w="max-content"
      maw={320}
    />
  );
}

function under(target: Element): Shown | undefined {
  const element = target.closest<HTMLElement>(`[${ATTRIBUTE}]`);
  const words = element?.getAttribute(ATTRIBUTE);
  return element === null || !words ? undefined : { element, words };
}
