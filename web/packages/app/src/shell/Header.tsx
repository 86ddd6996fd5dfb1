import { encodeView } from '@callsight/client-model';
import { ActionIcon } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import { useView } from '../data';
import { tip, whenIdle } from '../ui';
import { Bell } from './Bell';
import { openHelp, openPalette } from './commands';
import { OrganizationPicker } from './OrganizationPicker';
import { PersonMenu } from './PersonMenu';
import classes from './Shell.module.css';
import { ThemeSwitch } from './ThemeSwitch';
import { BRAND_ICON as BrandIcon, TABS, tabOf } from './tabs';

/** Name, organization, tools and person above; the tabs below. */
export function Header() {
  const tabs = useRef<HTMLElement>(null);
  useCurrentInSight(tabs);
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <TabLink tab="overview" className={classes.brand}>
          <BrandIcon className={classes.mark} size={22} stroke={2.2} aria-hidden />
          <span className={classes.hideOnPhone}>Callsight</span>
          <span className="cs-visually-hidden">Callsight, overview</span>
        </TabLink>
        <span className={classes.divider} aria-hidden />
        <OrganizationPicker />
        <span className={classes.spring} />
        <Tool label="Commands (/)" onClick={openPalette} icon={IconSearch} />
        <span className={classes.hideOnPhone}>
          <Tool label="Keyboard (?)" onClick={openHelp} icon={IconKeyboard} />
        </span>
        <Bell />
        <ThemeSwitch />
        <PersonMenu />
      </div>
      <nav className={classes.tabs} aria-label="Analytics" ref={tabs}>
        {TABS.map((tab) => (
          <TabLink key={tab.id} tab={tab.id} className={classes.tab}>
            {tab.label}
          </TabLink>
        ))}
      </nav>
    </header>
  );
}

/** Milliseconds. */
const SOON = 100;

/** On a phone the tabs scroll sideways; the one that is shown is in sight. */
function useCurrentInSight(tabs: RefObject<HTMLElement | null>): void {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const tab = tabOf(path);
  useEffect(() => {
    if (tab === undefined) return;
    // Not at once: to measure what is not laid out yet would do that a second time.
    return whenIdle(() => {
      const current = tabs.current?.querySelector<HTMLElement>('[aria-current="page"]');
      if (!current || tabs.current === null) return;
      const middle = current.offsetLeft + current.offsetWidth / 2;
      tabs.current.scrollLeft = middle - tabs.current.clientWidth / 2;
    }, SOON);
  }, [tabs, tab]);
}

interface TabLinkProps {
  readonly tab: string;
  readonly className: string | undefined;
  readonly children: React.ReactNode;
}

/** A tab keeps range, comparison and filters; an open panel stays behind. */
function TabLink({ tab, className, children }: TabLinkProps) {
  const { view } = useView();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const current = tabOf(path) === tab;
  return (
    <Link
      to={`/analytics/${tab}` as never}
      search={{ raw: encodeView({ ...view, drill: undefined }) } as never}
      className={className ?? ''}
      aria-current={current && className === classes.tab ? 'page' : undefined}
      activeProps={{}}
    >
      {children}
    </Link>
  );
}

interface ToolProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon: typeof IconSearch;
}

function Tool({ label, onClick, icon: Icon }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      c="dimmed"
      size="lg"
      onClick={onClick}
      aria-label={label}
      {...tip(label)}
    >
      <Icon size={18} stroke={1.7} aria-hidden />
    </ActionIcon>
  );
}
