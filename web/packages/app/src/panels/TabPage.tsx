import { Children, isValidElement, type ReactNode, useMemo } from 'react';
import classes from './panels.module.css';
import { useTurn } from './turns';

interface TabPageProps {
  /** Read out; the tab above already shows it. */
  readonly title: string;
  /** Cards; those that are not wide as the page say by `className` how wide they are. */
  readonly children: ReactNode;
  /** How many of them fill a large screen: those are asked for at once. */
  readonly first?: number;
}

/** The twelve columns that a tab's cards stand in. What is in sight comes first, the rest after it. */
export function TabPage({ title, children, first = 3 }: TabPageProps) {
  // Elements that stay the same are not drawn again when the next ones have their turn.
  const cards = useMemo(() => Children.toArray(children), [children]);
  const isTurn = useTurn();
  return (
    <>
      <h1 className="cs-visually-hidden">{title}</h1>
      <OnThisPage titles={cards.flatMap((card) => titleOf(card) ?? [])} />
      <div className={classes.page}>
        {cards.map((card, index) => (index < first || isTurn ? card : placeOf(card, index)))}
      </div>
    </>
  );
}

/** The title of a section; undefined for a card. */
function titleOf(child: ReactNode): string | undefined {
  const isSection = isValidElement<SectionProps>(child) && child.type === Section;
  return isSection ? child.props.title : undefined;
}

/** Ways to the sections of a long page. */
function OnThisPage({ titles }: { readonly titles: readonly string[] }) {
  if (titles.length === 0) return null;
  const goTo = (title: string) => {
    const heading = document.getElementById(idOfSection(title));
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav className={classes.onThisPage} aria-label="On this page">
      {titles.map((title) => (
        <button key={title} type="button" onClick={() => goTo(title)}>
          {title}
        </button>
      ))}
    </nav>
  );
}

/** Where a card will stand; busy, because it is not there yet. */
function placeOf(card: ReactNode, index: number) {
  if (titleOf(card) !== undefined) return card;
  const width = isValidElement<{ className?: string }>(card) ? card.props.className : undefined;
  return (
    <div key={`place-${index}`} className={`${classes.place} ${width ?? classes.full}`} aria-busy />
  );
}

interface SectionProps {
  readonly title: string;
}

/** A heading between cards: what the next ones are about. */
export function Section({ title }: SectionProps) {
  return (
    <h2 className={classes.section} id={idOfSection(title)} tabIndex={-1}>
      {title}
    </h2>
  );
}

function idOfSection(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

/** How wide a card stands; on a phone all are as wide as the page. */
export const SPAN = {
  full: classes.full ?? '',
  half: classes.half ?? '',
  wide: classes.wide ?? '',
  narrow: classes.narrow ?? '',
  seven: classes.seven ?? '',
  five: classes.five ?? '',
  third: classes.third ?? '',
} as const;
