import { type Cell, nameOf } from '@callsight/client-model';
import { useDimensionNames, useView } from '../data';
import { type Level, type Picked, pickedLevels, shownLevel, withoutFrom } from './levels';
import classes from './panels.module.css';
import { Ranking, type RankingProps } from './Ranking';

interface LevelRankingProps extends Omit<RankingProps, 'title' | 'dimension' | 'nameLabel'> {
  /** From the outermost level to the innermost. */
  readonly levels: readonly Level[];
}

/** A ranking that goes one level deeper with each name, with the way back above it; the address keeps where it is. */
export function LevelRanking({ levels, ...props }: LevelRankingProps) {
  const { view } = useView();
  const level = shownLevel(levels, view.filters);
  const picked = pickedLevels(levels, view.filters);
  return (
    <Ranking
      key={level.dimension}
      {...props}
      title={level.title}
      subtitle={picked.length === 0 ? hintOf(levels, level) : <Crumbs {...{ levels, picked }} />}
      dimension={level.dimension}
      nameLabel={level.name}
    />
  );
}

function hintOf(levels: readonly Level[], level: Level): string {
  const next = levels[levels.indexOf(level) + 1];
  return next === undefined
    ? 'A name narrows the page.'
    : `A name goes on to its ${next.title.toLowerCase()}.`;
}

interface CrumbsProps {
  readonly levels: readonly Level[];
  readonly picked: readonly Picked[];
}

/** Where one is on the way down; each step leads back up to it. */
function Crumbs({ levels, picked }: CrumbsProps) {
  const { view, change } = useView();
  const [first] = levels;
  const upTo = (level: Level) =>
    change({ filters: withoutFrom(levels, level, view.filters), drill: undefined });
  return (
    <span className={classes.crumbs}>
      <button
        type="button"
        className={classes.crumb}
        onClick={() => first !== undefined && upTo(first)}
      >
        All {first?.title.toLowerCase()}
      </button>
      {picked.map(({ level, value }, index) => {
        const below = picked[index + 1]?.level;
        return (
          <span key={level.dimension}>
            <span aria-hidden> › </span>
            {below === undefined ? (
              <span aria-current="true">
                <Named dimension={level.dimension} value={value} />
              </span>
            ) : (
              <button type="button" className={classes.crumb} onClick={() => upTo(below)}>
                <Named dimension={level.dimension} value={value} />
              </button>
            )}
          </span>
        );
      })}
    </span>
  );
}

function Named({ dimension, value }: { readonly dimension: string; readonly value: Cell }) {
  return nameOf(useDimensionNames(dimension), dimension, value);
}
