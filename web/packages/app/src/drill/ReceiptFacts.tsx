import type {
  Answer,
  Catalog,
  CatalogMetric,
  MetricReceipt,
  Receipt,
  Unit,
} from '@callsight/client-model';
import { useCatalog, useFormat } from '../data';
import classes from './MetricHelp.module.css';

const SERVED = {
  cache: 'an answer kept from before',
  rollup: 'a rollup',
  facts: 'the records themselves',
} as const;

/** Numerator, denominator, what was left out, range, source and SQL of one number. */
export function ReceiptFacts({
  metric,
  answer,
}: {
  readonly metric: CatalogMetric;
  readonly answer: Answer;
}) {
  const format = useFormat();
  const receipt = answer.receipt;
  if (receipt === undefined) return null;
  const own = receipt.metrics[metric.id] ?? Object.values(receipt.metrics)[0];
  const served = SERVED[receipt.servedFrom as keyof typeof SERVED] ?? receipt.servedFrom;
  return (
    <>
      <dl className={classes.facts}>
        {own !== undefined && <Parts receipt={own} metric={metric} />}
        <dt>Range</dt>
        <dd>{format.exactRange(receipt.range)}</dd>
        <dt>Zone</dt>
        <dd>{receipt.timezone}</dd>
        <dt>Served from</dt>
        <dd>
          {served} ({receipt.source})
        </dd>
      </dl>
      <Reasons receipt={receipt} />
      {receipt.sql.length > 0 && (
        <details>
          <summary>SQL</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling block must be reachable */}
          <pre className={classes.sql} tabIndex={0}>
            {receipt.sql.join('\n\n')}
          </pre>
        </details>
      )}
    </>
  );
}

function Parts({
  receipt,
  metric,
}: {
  readonly receipt: MetricReceipt;
  readonly metric: CatalogMetric;
}) {
  const format = useFormat();
  const catalog = useCatalog();
  return (
    <>
      {[receipt.numerator, receipt.denominator].map((part) =>
        part === null ? null : (
          <Fact
            key={part.label}
            label={part.label}
            text={format.full(part.value, unitOfPart(part.label, metric.unit, catalog))}
          />
        ),
      )}
      {receipt.excluded.map((excluded) => (
        <Fact
          key={excluded.reason}
          label={`Left out: ${excluded.reason}`}
          text={format.number(excluded.rows)}
        />
      ))}
      <Fact label="Value" text={format.full(receipt.value, metric.unit)} />
    </>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}

function Reasons({ receipt }: { readonly receipt: Receipt }) {
  if (receipt.reasons.length === 0) return null;
  return (
    <details>
      <summary>Why not from a smaller rollup</summary>
      <ul>
        {receipt.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}

/** A part that is a metric has its unit; another is a plain sum: never a percentage. */
function unitOfPart(label: string, whole: Unit, catalog: Catalog | undefined): Unit {
  const metric = catalog?.metrics.find((each) => each.label === label);
  return metric?.unit ?? (whole === 'currency' ? 'currency' : 'count');
}
