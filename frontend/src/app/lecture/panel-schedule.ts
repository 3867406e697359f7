/** How often the panels are brought up to date, in milliseconds; the canvas keeps its own time. */
const PANELS_MILLIS = 100;

/** How long after each other their parts are, in milliseconds: a frame, so that no frame has to wait for all of them. */
const FRAME_MILLIS = 17;

/** When the parts of the panels are brought up to date. */
export class PanelSchedule {
  private readonly parts: readonly (() => void)[];
  private due = false;

  /** Each of `parts` brings one up to date. */
  constructor(parts: readonly (() => void)[]) {
    this.parts = parts;
  }

  /** Brings all of them up to date. */
  now(): void {
    for (const part of this.parts) part();
  }

  /** Brings them up to date soon, one after the other, however often it is asked for. */
  soon(): void {
    if (this.due) return;
    this.due = true;
    setTimeout(() => {
      this.due = false;
    }, PANELS_MILLIS);
    this.parts.forEach((part, i) => {
      setTimeout(part, PANELS_MILLIS + i * FRAME_MILLIS);
    });
  }
}
