import type { ScoreOutcome, Scores } from '@callsight/client-model';
import { useCallback, useMemo } from 'react';
import { ChartCard } from '../../charts';
import { type AskedInsight, useFormat, useScores } from '../../data';
import { MetricHelp } from '../../drill';
import { ChoicePicker, SPAN, useChoice, useChoose, useRefusalOf } from '../../panels';
import classes from './Leads.module.css';
import {
  binFilters,
  calibrationChart,
  DECILE_MEASURES,
  decileChart,
  decileFilters,
} from './scores';

const OUTCOMES = [
  { value: 'qualified', label: 'Qualified' },
  { value: 'converted', label: 'Customers' },
] as const;
const SHOWN = DECILE_MEASURES.map(({ id, label }) => ({ value: id, label }));
const HEIGHT = 260;

/** What the score is judged by; both cards judge by the same. */
function useOutcome() {
  const offered = OUTCOMES.map(({ value }) => value);
  const [outcome, pick] = useChoice('score.outcome', 'qualified', offered);
  return [outcome as ScoreOutcome, pick] as const;
}

/** Whether a high score does mean a better lead. */
export function ScoreLift() {
  const format = useFormat();
  const [outcome, pickOutcome] = useOutcome();
  const [shown, pickShown] = useChoice(
    'score.shown',
    'lift',
    SHOWN.map(({ value }) => value),
  );
  const asked = useScores(outcome);
  const deciles = asked.value?.deciles;
  const chart = useMemo(
    () => (deciles?.value ? decileChart(deciles.value, shown) : undefined),
    [deciles, shown],
  );
  const choose = useChoose(
    useCallback(
      (target) => {
        const decile = deciles?.value?.[target.index];
        return decile === undefined
          ? undefined
          : { metric: 'leads.total', filters: decileFilters(decile) };
      },
      [deciles],
    ),
  );
  return (
    <ChartCard
      className={SPAN.half}
      title="Does the score tell?"
      subtitle="Tenths of the scored leads, the highest scores first"
      help={<MetricHelp metric="leads.average_score" />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      footer={<Discrimination asked={asked} />}
      emptyHint={deciles?.reason ?? 'Leads bring their score by score.'}
      {...useRefusalOf(asked.notApplicable)}
      actions={
        <>
          <ChoicePicker
            label="Score: shown"
            choices={SHOWN}
            value={shown}
            onChange={pickShown}
            width={120}
          />
          <ChoicePicker
            label="Score: judged by"
            choices={OUTCOMES}
            value={outcome}
            onChange={pickOutcome}
            width={110}
          />
        </>
      }
    />
  );
}

/** Whether the score can be read as a probability. */
export function ScoreCalibration() {
  const format = useFormat();
  const [outcome] = useOutcome();
  const asked = useScores(outcome);
  const calibration = asked.value?.calibration;
  const chart = useMemo(
    () => (calibration?.value ? calibrationChart(calibration.value.bins) : undefined),
    [calibration],
  );
  const choose = useChoose(
    useCallback(
      (target) => {
        const bin = calibration?.value?.bins.filter(({ leads }) => leads > 0)[target.index];
        return bin === undefined ? undefined : { metric: 'leads.total', filters: binFilters(bin) };
      },
      [calibration],
    ),
  );
  const fit = calibration?.value;
  return (
    <ChartCard
      className={SPAN.half}
      title="Does the score keep its promise?"
      subtitle="The score read as a probability, against what became true"
      help={<MetricHelp metric="leads.conversion_rate" />}
      state={asked}
      chart={chart}
      format={format}
      height={HEIGHT}
      onChoose={choose}
      footer={
        fit ? (
          <p className={classes.words}>
            Brier score {three(format, fit.brier)}, against {three(format, fit.reference)} for
            always promising the overall rate.
          </p>
        ) : undefined
      }
      emptyHint={calibration?.reason ?? 'Leads bring their score by score.'}
      {...useRefusalOf(asked.notApplicable)}
    />
  );
}

function Discrimination({ asked }: { readonly asked: AskedInsight<Scores> }) {
  const format = useFormat();
  const found = asked.value?.discrimination;
  if (found === undefined) return null;
  if (found.value === null) return <p className={classes.words}>{found.reason}</p>;
  const { auc, low, high } = found.value;
  return (
    <p className={classes.words}>
      AUC <strong>{three(format, auc)}</strong> (95% interval {three(format, low)} to{' '}
      {three(format, high)}): of a lead that converts and one that does not, the first has the
      higher score {format.short(auc * 100, 'percent')} of the time. 0.5 is guessing.
    </p>
  );
}

function three(format: ReturnType<typeof useFormat>, value: number): string {
  return format.number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}
