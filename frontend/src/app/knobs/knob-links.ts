import { knobQuery } from './knob-form';

/**
 * Has the links that lead to other pages of this scenario carry the knobs and the engine as they are now, and not as they were when
 * the page was loaded; `data-knob-prefix` is what stands before the name of each knob.
 */
export function wireKnobLinks(): void {
  const form = document.querySelector<HTMLFormElement>('#knobs');
  if (form === null) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-knob-prefix]')) {
    updateBeforeUse(link, () => hrefWithKnobs(link, form));
  }
}

/** Finds out where a link leads only when somebody is about to follow it, or to copy it. */
export function updateBeforeUse(link: HTMLAnchorElement, where: () => string): void {
  for (const type of ['focus', 'pointerdown', 'click']) {
    link.addEventListener(type, () => {
      link.href = where();
    });
  }
}

/** The engine of a form if it is not the first one. */
function engineIn(form: HTMLFormElement): string | null {
  const engine = form.elements.namedItem('engine');
  return engine instanceof HTMLSelectElement && engine.selectedIndex > 0 ? engine.value : null;
}

function hrefWithKnobs(link: HTMLAnchorElement, form: HTMLFormElement): string {
  const prefix = link.dataset.knobPrefix ?? '';
  const url = new URL(link.href);
  const query = new URLSearchParams();
  const scenario = url.searchParams.get('scenario');
  if (scenario !== null) query.set('scenario', scenario);
  for (const [name, value] of knobQuery(form)) query.set(prefix + name, value);
  const engine = engineIn(form);
  if (engine !== null) query.set(`${prefix}engine`, engine);
  url.search = query.toString();
  return url.href;
}
