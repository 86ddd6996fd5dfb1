import { MetricHelp } from '../../drill';
import { ChoicePicker, LevelRanking, PEOPLE, Ranking, SPAN, useChoice } from '../../panels';
import { PEOPLE_METRICS } from './questions';

const CHOICES = [
  { value: 'team', label: 'Teams first' },
  { value: 'owner', label: 'All people' },
] as const;

/** Who sells how much, how often and how fast: by team and then by person, or all people at once. */
export function People() {
  const [level, pick] = useChoice(
    'people.level',
    'team',
    CHOICES.map(({ value }) => value),
  );
  const shared = {
    className: SPAN.full,
    help: <MetricHelp metric="deals.won_value" />,
    metrics: PEOPLE_METRICS,
    share: true,
    change: true,
    numbered: true,
    limit: 200,
    maxHeight: 460,
    emptyHint: 'Deals name their owner by ownerId and their team by team.',
    actions: (
      <ChoicePicker
        label="People and teams: level"
        choices={CHOICES}
        value={level}
        onChange={pick}
        width={130}
      />
    ),
  } as const;
  return level === 'team' ? (
    <LevelRanking {...shared} levels={PEOPLE} />
  ) : (
    <Ranking
      {...shared}
      title="People"
      subtitle="A name filters the page, a number opens its records."
      dimension="owner"
      nameLabel="Person"
    />
  );
}
