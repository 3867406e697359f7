import { html, LitElement, nothing, svg } from 'lit';
import type { PictureMoment } from '../model/objects/picture';

/** A picture in shared memory as it is at the playhead; nothing is shown in a run without one. */
export class PicturePanel extends LitElement {
  static override properties = { moment: { attribute: false } };
  declare moment: PictureMoment | null;
  private shown = '';

  constructor() {
    super();
    this.moment = null;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Tiles that are as they were are not drawn again. */
  protected override shouldUpdate(): boolean {
    const key = JSON.stringify(this.moment);
    const changed = key !== this.shown;
    this.shown = key;
    return changed;
  }

  protected override render() {
    const { moment } = this;
    this.hidden = moment === null;
    if (moment === null) return nothing;
    const { name, columns, rows, tiles } = moment;
    const painted = tiles.filter((tile) => tile !== null).length;
    const said = `${name}: ${painted} of ${tiles.length} tiles written`;
    return html`
      <svg viewBox="0 0 ${columns} ${rows}" role="img" aria-label=${said}>
        ${tiles.map((tile, i) =>
          tile === null
            ? nothing
            : svg`<rect x=${i % columns} y=${Math.floor(i / columns)} width="1.01" height="1.01" fill=${tile}></rect>`,
        )}
      </svg>
      <p>${said}</p>
    `;
  }
}

customElements.define('syncline-picture', PicturePanel);
