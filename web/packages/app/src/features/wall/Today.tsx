import { changeText } from '@callsight/client-model';
import { findMetric, useAnswer, useCatalog, useFormat } from '../../data';
import { TODAY } from './asked';
import classes from './Wall.module.css';

/** Today so far, on every scene: these move the moment a call comes in. */
export function Today() {
  const asked = useAnswer(TODAY);
  const format = useFormat();
  const catalog = useCatalog();
  const [comparison] = asked.answer?.comparisons ?? [];
  return (
    <section className={classes.today} aria-label="Today" aria-busy={asked.loading}>
      <h2>Today</h2>
      <dl>
        {TODAY.metrics.map((id) => {
          const metric = findMetric(catalog, id);
          if (metric === undefined || asked.notApplicable[id] !== undefined) return null;
          const change = changeText(
            comparison?.totals[id],
            metric.unit,
            'yesterday by this time',
            format,
          );
          return (
            <div key={id}>
              <dd>{format.short(asked.answer?.totals[id], metric.unit, metric.decimals)}</dd>
              <dt>{metric.label.toLowerCase()}</dt>
              {change !== undefined && (
                <dd className={classes.change} data-feeling={change.feeling}>
                  <span aria-hidden>{change.arrow}</span> {change.text}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    </section>
  );
}
