import { html, nothing, type TemplateResult } from 'lit';
import type { LaneState } from '../../model/lanes/lane-state';
import type { ActorInfo } from '../../model/log/message';

/** A small bar as the lane of an actor in this state is drawn: colour, height and texture. */
export function swatch(state: LaneState): TemplateResult {
  return html`<span class="swatch" data-at=${state} aria-hidden="true"></span>`;
}

/** An actor with the state that it is in; the state is said to who cannot see it. */
export function actorChip(
  actor: ActorInfo | undefined,
  state: LaneState,
  title = '',
): TemplateResult {
  const name = actor?.name ?? '?';
  const said = state === 'none' ? '' : `, ${state}`;
  return html`<span class="actor" title=${`${name}${said}${title === '' ? '' : `: ${title}`}`}>
    ${swatch(state)}<span class="name">${name}</span>${
      said === '' ? nothing : html`<span class="visually-hidden">${said}</span>`
    }
  </span>`;
}
