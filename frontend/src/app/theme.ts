import { keep, kept } from '../base/kept';

const KEY = 'syncline.theme';

/** Lets the person switch between light and dark; `assets/theme.js` has set the theme before the page was drawn. */
export function wireTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-action="theme"]');
  const root = document.documentElement;
  const show = (theme: string | undefined) => {
    root.dataset.theme = theme;
    button?.setAttribute('aria-pressed', String(theme === 'dark'));
  };
  button?.addEventListener('click', () => {
    show(root.dataset.theme === 'dark' ? 'light' : 'dark');
    keep(KEY, root.dataset.theme ?? 'light');
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
    if (kept(KEY) === null) show(matches ? 'dark' : 'light');
  });
  show(root.dataset.theme);
}
