import {
  comparisonLabel,
  encodeView,
  isPreset,
  type Organization,
  presetLabel,
  type View,
} from '@callsight/client-model';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type LiveState, useFormat, useLiveState, useSession, useView } from '../../data';
import { useScene } from './asked';
import { Clock, Since } from './Clock';
import { Controls } from './Controls';
import { useRotation } from './rotation';
import { SceneView } from './SceneView';
import { SCENES, type Scene } from './scenes';
import { useFullScreen } from './screen';
import { useWallSettings } from './settings';
import { Today } from './Today';
import classes from './Wall.module.css';

/** The scenes of an organization, one after the other. */
export function Wall({ organization }: { readonly organization: Organization }) {
  const settings = useWallSettings();
  const rotation = useRotation(SCENES.length, settings.seconds);
  const screen = useFullScreen();
  const navigate = useNavigate();
  const { view } = useView();
  const [first] = SCENES as readonly [Scene, ...Scene[]];
  const scene = SCENES[rotation.at] ?? first;
  const following = SCENES[(rotation.at + 1) % SCENES.length] ?? first;
  const leave = () => {
    const raw = encodeView({ ...view, choices: {} });
    void navigate({ to: `/analytics/${scene.id}` as never, search: { raw } as never });
  };
  useHotkeys(
    [
      ['ArrowRight', rotation.next],
      ['ArrowLeft', rotation.previous],
      ['space', rotation.toggle],
      ['P', rotation.toggle],
      ['F', screen.toggle],
      ['D', settings.toggleTheme],
      ['Escape', () => !screen.full && leave()],
    ],
    // A button in focus keeps its own space.
    ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON'],
  );
  return (
    <>
      <header className={classes.head}>
        <h1 className={classes.title}>
          <span className={classes.organization}>{organization.name}</span>
          {scene.title}
        </h1>
        <span className={classes.range}>{rangeWords(view)}</span>
        <Connection />
        <Clock timezone={organization.timezone} />
      </header>
      <main className={classes.main}>
        <SceneView key={scene.id} scene={scene} />
        <Ahead key={`ahead-${following.id}`} scene={following} />
      </main>
      <footer className={classes.foot}>
        <Today />
        <ol className={classes.dots} aria-label="Scenes">
          {SCENES.map(({ id, title }, index) => (
            <li key={id} data-current={index === rotation.at || undefined}>
              <span className="cs-visually-hidden">
                {title}
                {index === rotation.at ? ', shown now' : ''}
              </span>
            </li>
          ))}
        </ol>
      </footer>
      <Controls rotation={rotation} settings={settings} screen={screen} leave={leave} />
    </>
  );
}

/** Asks for the scene to come, so that it does not begin empty. */
function Ahead({ scene }: { readonly scene: Scene }) {
  useScene(scene);
  return null;
}

/** What the figures are of, and what they are compared with. */
function rangeWords({ range, comparison: [kind] }: View): string {
  const words = isPreset(range) ? presetLabel(range) : 'The picked days';
  return kind === undefined ? words : `${words} vs ${comparisonLabel(kind, range)}`;
}

const WORDS: Readonly<Record<LiveState, string>> = {
  live: 'Live',
  connecting: 'Connecting',
  lost: 'No connection; figures may be old, trying again',
  off: '',
};

/** Whether what is seen is current. */
function Connection() {
  const state = useLiveState();
  const session = useSession();
  const format = useFormat();
  const clock = session.data?.clock ?? null;
  return (
    <output className={classes.connection} data-state={state}>
      <span className={classes.dot} aria-hidden />
      {clock === null ? WORDS[state] : `Clock fixed at ${format.instant(clock)}`}
      {state === 'lost' && <Since />}
    </output>
  );
}
