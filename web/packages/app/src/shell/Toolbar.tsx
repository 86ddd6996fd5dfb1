import { useView } from '../data';
import { AddFilter } from './AddFilter';
import { ComparisonPicker } from './ComparisonPicker';
import { FilterChips } from './FilterChips';
import { RangePicker } from './RangePicker';
import classes from './Shell.module.css';
import { ZoomCrumbs } from './ZoomCrumbs';

/** The row under the header: range, comparison, filters. Stays in sight while scrolling. */
export function Toolbar() {
  const { organization } = useView();
  return (
    <section className={classes.bar} aria-label="Range and filters">
      <div className={classes.toolbar}>
        <ZoomCrumbs />
        <RangePicker />
        <ComparisonPicker />
        <FilterChips />
        <AddFilter />
        <span className={classes.spring} />
        <span className={`${classes.zone} ${classes.hideOnPhone}`}>{organization?.timezone}</span>
      </div>
    </section>
  );
}
