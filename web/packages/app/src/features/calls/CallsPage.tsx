import { Assistants } from './Assistants';
import classes from './Calls.module.css';
import { LengthSpread, QualitySpread } from './Distribution';
import { EndedReasons, Outcomes } from './Endings';
import { Hours } from './Hours';
import { Makeup } from './Makeup';
import { OverTime } from './OverTime';
import { Places, WorldOfCalls } from './Places';
import { RateGroups } from './RateGroups';
import { RateOverTime } from './RateOverTime';

/** Do calls reach people, go well, and end in something? When, where, with which assistant? */
export function CallsPage() {
  return (
    <>
      <h1 className="cs-visually-hidden">Calls</h1>
      <div className={classes.page}>
        <RateGroups />
        <OverTime />
        <div className={classes.wide}>
          <RateOverTime />
        </div>
        <div className={classes.narrow}>
          <Makeup />
        </div>
        <Assistants />
        <Outcomes />
        <WorldOfCalls />
        <Places />
        <Hours />
        <LengthSpread />
        <QualitySpread />
        <EndedReasons />
      </div>
    </>
  );
}
