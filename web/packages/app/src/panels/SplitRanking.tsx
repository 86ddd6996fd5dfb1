import { useCatalog } from '../data';
import { SplitPicker } from './ChoicePicker';
import { useChoice } from './choice';
import { Ranking, type RankingProps } from './Ranking';

interface SplitRankingProps extends Omit<RankingProps, 'dimension' | 'nameLabel' | 'actions'> {
  /** What the card's choice is kept under in the address. */
  readonly id: string;
  /** Dimensions to rank by; the first is the usual one. What one does not know is no column. */
  readonly splits: readonly string[];
}

/** A ranking whose dimension can be picked. */
export function SplitRanking({ id, splits, ...props }: SplitRankingProps) {
  const catalog = useCatalog();
  const [split, pick] = useChoice(`${id}.split`, splits[0] ?? '', splits);
  return (
    <Ranking
      key={split}
      subtitle="A name filters the page, a number opens its records."
      {...props}
      dimension={split}
      nameLabel={catalog?.dimensions.find((each) => each.id === split)?.label ?? split}
      actions={
        <SplitPicker label={`${props.title}: by`} ids={splits} value={split} onChange={pick} />
      }
    />
  );
}
