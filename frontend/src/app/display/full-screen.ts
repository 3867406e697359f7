/** Shows the page on the whole screen, or no longer. */
export async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
    else await document.exitFullscreen();
  } catch {
    // the browser refuses, as it may where no key or click asked for it; the page stays as it is
  }
}

/** Brings the button for the full screen to life; its label says what it does next. */
export function wireFullScreen(menu: HTMLElement): void {
  const button = menu.querySelector<HTMLElement>('[data-action="fullScreen"]');
  const label = menu.querySelector('[data-full-screen]');
  if (button === null || label === null) return;
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener('click', () => void toggleFullScreen());
  document.addEventListener('fullscreenchange', () => {
    label.textContent = document.fullscreenElement === null ? 'Full screen' : 'Leave full screen';
  });
}
