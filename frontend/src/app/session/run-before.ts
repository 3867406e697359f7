import type { Session } from './session';

/** Leads to the comparison of the run that is shown with the one that was shown before, as soon as there are two. */
export function wireRunBefore(session: Session): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-run-before]');
  if (link === null) return;
  let shown: string | null = null;
  session.on('log', () => {
    const { run } = session;
    if (run === shown || run === null) return;
    if (shown !== null) {
      link.href = `/compare?a=${shown}&b=${run}`;
      link.hidden = false;
    }
    shown = run;
  });
}
