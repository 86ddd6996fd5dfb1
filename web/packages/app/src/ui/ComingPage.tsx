import classes from './ComingPage.module.css';

interface ComingPageProps {
  readonly title: string;
  /** The question the tab will answer. */
  readonly question: string;
  readonly parts: readonly { readonly title: string; readonly text: string }[];
  /** What can be done today instead. */
  readonly today: string;
}

/** A tab that is not built yet says what it will show, and shows no made-up figures. */
export function ComingPage({ title, question, parts, today }: ComingPageProps) {
  return (
    <div className={classes.page}>
      <h1>{title}</h1>
      <p className={classes.question}>{question}</p>
      <p>This tab is not built yet. It will show:</p>
      <ul className={classes.list}>
        {parts.map((part) => (
          <li key={part.title}>
            <strong>{part.title}</strong>
            <span>{part.text}</span>
          </li>
        ))}
      </ul>
      <p className={classes.foot}>{today}</p>
    </div>
  );
}
