import { knobQuery } from './knob-form';

/**
 * Has the links that lead to other pages of this scenario carry the knobs as they are now, and not as they were when
 * the page was loaded; `data-carries` is what stands before the name of each knob.
 */
export function wireCarriers(): void {
  const form = document.querySelector<HTMLFormElement>('#knobs');
  if (form === null) return;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-carries]')) {
    for (const type of ['focus', 'pointerdown', 'click']) {
      link.addEventListener(type, () => carry(link, form));
    }
  }
}

function carry(link: HTMLAnchorElement, form: HTMLFormElement): void {
  const prefix = link.dataset.carries ?? '';
  const url = new URL(link.href);
  const query = new URLSearchParams();
  const scenario = url.searchParams.get('scenario');
  if (scenario !== null) query.set('scenario', scenario);
  for (const [name, value] of knobQuery(form)) query.set(prefix + name, value);
  url.search = query.toString();
  link.href = url.href;
}
