import { Kbd, Modal } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useEffect, useState } from 'react';
import { onCommand } from './commands';
import classes from './Shell.module.css';

const Palette = lazy(async () => ({ default: (await import('./Palette')).Palette }));

const KEYS = [
  [['/'], 'Commands: go to a tab or dashboard, set the range, pick an organization'],
  [['Ctrl', 'K'], 'The same'],
  [['?'], 'This help'],
  [['Tab'], 'Next part of the page'],
  [['←', '→'], 'Along a chart or between choices'],
  [['↑', '↓'], 'Between the lines of a chart and the rows of a table'],
  [['Enter'], 'Open the records behind a number'],
  [['Shift', 'Enter'], 'Look closer at a point of a chart'],
  [['Esc'], 'Close a panel'],
] as const;

/** The keys of the app: the command palette and the list of keys. */
export function Keyboard() {
  const [help, helpHandlers] = useDisclosure(false);
  const [palette, setPalette] = useState(0);
  const openPalette = () => setPalette((times) => times + 1);
  useHotkeys([
    ['/', openPalette, { usePhysicalKeys: false }],
    ['mod+K', openPalette],
    ['shift+?', helpHandlers.open, { usePhysicalKeys: false }],
    ['?', helpHandlers.open, { usePhysicalKeys: false }],
  ]);
  useEffect(() => onCommand('palette', () => setPalette((times) => times + 1)), []);
  useEffect(() => onCommand('help', helpHandlers.open), [helpHandlers.open]);
  return (
    <>
      <Modal
        opened={help}
        onClose={helpHandlers.close}
        title="Keyboard"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <table className={classes.keys}>
          <tbody>
            {KEYS.map(([keys, text]) => (
              <tr key={text}>
                <td>
                  {keys.map((key) => (
                    <Kbd key={key} mr={4}>
                      {key}
                    </Kbd>
                  ))}
                </td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Modal>
      {palette > 0 && (
        <Suspense>
          <Palette asked={palette} />
        </Suspense>
      )}
    </>
  );
}
