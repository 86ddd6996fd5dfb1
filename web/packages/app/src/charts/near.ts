import { whenIdle } from '../ui';

/** What is so near to being seen is drawn at once, in pixels above and below. */
const NEAR = '200px 0px';

/** Nothing waits longer to be drawn, seen or not, in milliseconds. */
const LONGEST = 1500;

/**
 * Runs the work when the element is in sight or nearly, and else when the browser has nothing better
 * to do: what is seen first is drawn first, and the rest is there when it is scrolled to.
 */
export function whenNear(element: Element, work: () => void): () => void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    stop();
    work();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) once();
    },
    { rootMargin: NEAR },
  );
  let cancel: () => void = () => undefined;
  const stop = () => {
    observer.disconnect();
    cancel();
  };
  observer.observe(element);
  cancel = whenIdle(once, LONGEST);
  return stop;
}
