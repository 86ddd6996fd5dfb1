import type { ChangeText } from '@callsight/client-model';
import { Tooltip } from '@mantine/core';
import classes from './Change.module.css';
import { Room } from './Room';

const WORDS = { good: 'better', bad: 'worse', neutral: '' } as const;

/** A change by arrow, sign and colour, with the whole sentence on hover. */
export function Change({ change }: { readonly change: ChangeText | undefined }) {
  if (change === undefined) return null;
  return (
    <Tooltip label={change.sentence} multiline maw={320} withArrow>
      <span className={`${classes.change} ${classes[change.feeling]}`}>
        <span aria-hidden>{change.arrow}</span>
        <span>{change.text}</span>
        {WORDS[change.feeling] !== '' && (
          <span className="cs-visually-hidden">({WORDS[change.feeling]})</span>
        )}
      </span>
    </Tooltip>
  );
}

/** Takes the room of a change that is still to come. */
export function ChangeRoom() {
  return (
    <span className={classes.change}>
      <Room>↓ −00.0%</Room>
    </span>
  );
}
