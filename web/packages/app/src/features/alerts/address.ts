import { encodeView, type View } from '@callsight/client-model';

/** Where a page of alerts is, for going there; an empty path is the list. */
export function addressOf(path: string, view: View) {
  return {
    to: path === '' ? '/analytics/alerts' : `/analytics/alerts/${path}`,
    search: { raw: encodeView({ ...view, drill: undefined, choices: {} }) },
  };
}
