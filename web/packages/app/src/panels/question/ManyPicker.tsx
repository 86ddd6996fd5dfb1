import { type ComboboxParsedItem, MultiSelect, type OptionsFilter } from '@mantine/core';
import { type Choice, type ChoiceGroup, isFound } from './choices';
import classes from './question.module.css';

interface ManyPickerProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder: string;
  readonly choices: readonly (Choice | ChoiceGroup)[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly most: number;
  readonly error?: string | undefined;
}

/** Picks several, in order, by typing what they are called or mean. */
export function ManyPicker(props: ManyPickerProps) {
  const { choices, value, onChange, most } = props;
  const all = new Map(choices.flatMap(itemsOf).map((choice) => [choice.value, choice]));
  // What the catalog does not know stays in sight, so that it can be removed.
  const unknown = value
    .filter((id) => !all.has(id))
    .map((id) => ({ value: id, label: id, text: 'Not in the catalog', disabled: false }));
  const full = value.length >= most;
  return (
    <MultiSelect
      label={props.label}
      description={props.description}
      placeholder={value.length === 0 ? props.placeholder : ''}
      error={props.error}
      searchable
      hidePickedOptions
      clearSearchOnChange
      maxValues={most}
      maxDropdownHeight={320}
      styles={{ inputField: { minWidth: 48 } }}
      data={[...choices, ...unknown] as never}
      value={[...value]}
      onChange={onChange}
      filter={found(all)}
      nothingFoundMessage={full ? `At most ${most}` : 'Nothing of that name'}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          <span className={classes.text}>{all.get(option.value)?.text}</span>
        </span>
      )}
    />
  );
}

function itemsOf(choice: Choice | ChoiceGroup): readonly Choice[] {
  return 'items' in choice ? choice.items : [choice];
}

/** Keeps the groups that still have something in them. */
function found(all: ReadonlyMap<string, Choice>): OptionsFilter {
  const isHit = (value: string, search: string) => {
    const choice = all.get(value);
    return choice === undefined || isFound(choice, search);
  };
  return ({ options, search }) => {
    const kept: ComboboxParsedItem[] = [];
    for (const option of options) {
      if (!('items' in option)) {
        if (isHit(option.value, search)) kept.push(option);
        continue;
      }
      const items = option.items.filter((item) => isHit(item.value, search));
      if (items.length > 0) kept.push({ ...option, items });
    }
    return kept;
  };
}
