import {
  comparisonLabel,
  type DashboardEntry,
  encodeView,
  isPreset,
  type Organization,
  presetLabel,
  type View,
} from '@callsight/client-model';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  type LiveState,
  useDashboards,
  useFormat,
  useLiveState,
  useSession,
  useView,
} from '../../data';
import { useScene } from './asked';
import { BoardScene } from './BoardScene';
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
  const shown = useShown();
  const rotation = useRotation(shown.length, settings.seconds);
  const screen = useFullScreen();
  const navigate = useNavigate();
  const { view } = useView();
  const scene = shown[rotation.at] ?? (SCENES[0] as Scene);
  const following = shown[(rotation.at + 1) % shown.length] ?? scene;
  const leave = () => {
    const raw = encodeView({ ...view, choices: {} });
    const tab = isBoard(scene) ? `dashboards/${scene.id}` : scene.id;
    void navigate({ to: `/analytics/${tab}` as never, search: { raw } as never });
  };
  useHotkeys([
    ['ArrowRight', rotation.next],
    ['ArrowLeft', rotation.previous],
    ['P', rotation.toggle],
    ['F', screen.toggle],
    ['D', settings.toggleTheme],
    ['Escape', () => !screen.full && leave()],
  ]);
  // A button in focus keeps its own space.
  useHotkeys([['space', rotation.toggle]], ['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON', 'A']);
  return (
    <>
      <header className={classes.head}>
        <h1 className={classes.title}>
          <span className={classes.organization}>{organization.name}</span>
          {titleOf(scene)}
        </h1>
        <span className={classes.range}>{rangeWords(view)}</span>
        <Connection />
        <Clock timezone={organization.timezone} />
      </header>
      <main className={classes.main}>
        {isBoard(scene) ? (
          <BoardScene
            key={scene.id}
            entry={scene}
            theme={settings.theme}
            seconds={settings.seconds}
            paused={rotation.paused}
          />
        ) : (
          <SceneView key={scene.id} scene={scene} />
        )}
        {!isBoard(following) && <Ahead key={`ahead-${following.id}`} scene={following} />}
      </main>
      <footer className={classes.foot}>
        <Today />
        <ol className={classes.dots} aria-label="Scenes">
          {shown.map((each, index) => (
            <li key={each.id} data-current={index === rotation.at || undefined}>
              <span className="cs-visually-hidden">
                {titleOf(each)}
                {index === rotation.at ? ', shown now' : ''}
              </span>
            </li>
          ))}
        </ol>
        <Controls rotation={rotation} settings={settings} screen={screen} leave={leave} />
      </footer>
    </>
  );
}

/** Dashboards that are shown; more would keep the figures away too long. */
const MOST_BOARDS = 6;

/** The tabs, then the dashboards that the person may see. */
function useShown(): readonly (Scene | DashboardEntry)[] {
  const { value: boards = [] } = useDashboards();
  return useMemo(
    () => [...SCENES, ...boards.filter(({ widgets }) => widgets > 0).slice(0, MOST_BOARDS)],
    [boards],
  );
}

function isBoard(scene: Scene | DashboardEntry): scene is DashboardEntry {
  return 'sharing' in scene;
}

function titleOf(scene: Scene | DashboardEntry): string {
  return isBoard(scene) ? scene.name : scene.title;
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
