// Runs before the page is drawn: the theme that the person chose or that the system prefers, and the mark that script is on.
(() => {
  const root = document.documentElement;
  let chosen = null;
  try {
    chosen = localStorage.getItem('syncline.theme');
  } catch {
    // a browser that keeps nothing follows the system
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = chosen === 'dark' || chosen === 'light' ? chosen : dark ? 'dark' : 'light';
  root.classList.add('script');
})();
