import type { ChangeText } from '@callsight/client-model';
import classes from './Change.module.css';
import { Room } from './Room';
import { tip } from './tips';

const WORDS = { good: 'better', bad: 'worse', neutral: '' } as const;

/** A change by arrow, sign and colour, with the whole sentence on hover. */
export function Change({ change }: { readonly change: ChangeText | undefined }) {
  if (change === undefined) return null;
  return (
    <span className={`${classes.change} ${classes[change.feeling]}`} {...tip(change.sentence)}>
      <span aria-hidden>{change.arrow}</span>
      <span>{change.text}</span>
      {WORDS[change.feeling] !== '' && (
        <span className="cs-visually-hidden">({WORDS[change.feeling]})</span>
      )}
    </span>
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
