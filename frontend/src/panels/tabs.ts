/** Makes tabs of sections that the server rendered: one is open, arrow keys move between them. */
export function wireTabs(
  root: HTMLElement,
  onOpen: (name: string) => void,
): (name: string) => void {
  const tabs = [...root.querySelectorAll<HTMLElement>('[role="tab"]')];
  const panel = (tab: HTMLElement) =>
    document.getElementById(tab.getAttribute('aria-controls') ?? '');
  const open = (chosen: HTMLElement) => {
    for (const tab of tabs) {
      const isOpen = tab === chosen;
      tab.setAttribute('aria-selected', String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      panel(tab)?.classList.toggle('open', isOpen);
    }
    onOpen(chosen.id.replace(/^tab-/, ''));
  };
  for (const tab of tabs) tab.addEventListener('click', () => open(tab));
  root.querySelector('[role="tablist"]')?.addEventListener('keydown', (event) => {
    const at = tabs.indexOf(event.target as HTMLElement);
    const next = neighbour((event as KeyboardEvent).key, at, tabs.length);
    const tab = tabs[next];
    if (at < 0 || tab === undefined) return;
    event.preventDefault();
    open(tab);
    tab.focus();
  });
  return (name) => {
    const tab = tabs.find((t) => t.id === `tab-${name}`);
    if (tab !== undefined) open(tab);
  };
}

function neighbour(key: string, at: number, count: number): number {
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : -1;
}
