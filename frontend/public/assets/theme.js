// Runs before the page is drawn, and whenever the choice changes: the theme and the text size that the person chose, or
// that the system prefers; and the mark that script is on.
(() => {
  const root = document.documentElement;
  const isDark = matchMedia('(prefers-color-scheme: dark)');
  const isContrast = matchMedia('(prefers-contrast: more)');
  const chosen = { theme: null, size: null };

  const read = () => {
    try {
      chosen.theme = localStorage.getItem('syncline.theme');
      chosen.size = localStorage.getItem('syncline.text-size');
    } catch {
      // a browser that keeps nothing follows the system, until the person chooses on this page
    }
  };
  const show = () => {
    const { theme, size } = chosen;
    const preferred = isContrast.matches ? 'contrast' : isDark.matches ? 'dark' : 'light';
    root.dataset.theme = ['light', 'dark', 'contrast'].includes(theme) ? theme : preferred;
    root.style.setProperty('--zoom', /^\d{2,3}$/.test(size) ? String(size / 100) : '1');
  };

  isDark.addEventListener('change', show);
  isContrast.addEventListener('change', show);
  addEventListener('storage', () => {
    read();
    show();
  });
  addEventListener('syncline-display', ({ detail }) => {
    Object.assign(chosen, detail);
    show();
  });
  read();
  show();
  root.classList.add('script');
})();
