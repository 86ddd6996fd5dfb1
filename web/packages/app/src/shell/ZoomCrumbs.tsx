import { rangeText } from '@callsight/client-model';
import { useFormat, useView } from '../data';
import classes from './Shell.module.css';

/** The ranges that were zoomed into, each a way back out to it. */
export function ZoomCrumbs() {
  const { view, change } = useView();
  const format = useFormat();
  if (view.zoomedFrom.length === 0) return null;
  return (
    <nav className={classes.zoomed} aria-label="Zoomed in from">
      {view.zoomedFrom.map((range, index) => (
        <span key={JSON.stringify(range)}>
          <button
            type="button"
            className={classes.zoomCrumb}
            onClick={() => change({ range, zoomedFrom: view.zoomedFrom.slice(0, index) })}
          >
            {rangeText(range, format)}
          </button>
          <span aria-hidden> › </span>
        </span>
      ))}
    </nav>
  );
}
