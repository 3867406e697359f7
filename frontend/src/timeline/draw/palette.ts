import type { LaneState } from '../../model/lanes/lane-state';

/** The colours of one state. */
export interface StateColours {
  readonly fill: string;
  readonly edge: string;
  readonly text: string;
}

/** Every colour of the timeline; colour is reserved for states, all else is ink on a panel. */
export interface Palette {
  readonly states: Readonly<Record<LaneState, StateColours>>;
  readonly panel: string;
  readonly panel2: string;
  readonly line: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly pastArrow: string;
  readonly activeArrow: string;
  /** How wide the edge of a bar is, in pixels. */
  readonly edgeWidth: number;
}

/** The default colours on a light page. */
export const LIGHT: Palette = {
  states: {
    none: { fill: '#FFFFFF', edge: '#D5DCE6', text: '#3A4960' },
    running: { fill: '#2E9E7F', edge: '#1C7A60', text: '#0B1220' },
    working: { fill: '#2E9E7F', edge: '#1C7A60', text: '#0B1220' },
    holding: { fill: '#1D318A', edge: '#101F63', text: '#FFFFFF' },
    waiting: { fill: '#FAC547', edge: '#8F6100', text: '#0B1220' },
    blocked: { fill: '#B864D5', edge: '#7A2F96', text: '#0B1220' },
    sleeping: { fill: '#D1D8E1', edge: '#8793A6', text: '#3A4960' },
    deadlock: { fill: '#AF0E02', edge: '#5F0700', text: '#FFFFFF' },
    stalled: { fill: '#F08C00', edge: '#7A3E00', text: '#0B1220' },
  },
  panel: '#FFFFFF',
  panel2: '#F4F6FA',
  line: '#D5DCE6',
  ink: '#0B1220',
  ink2: '#3A4960',
  ink3: '#5A6A82',
  pastArrow: '#44536B',
  activeArrow: '#0B1220',
  edgeWidth: 1.5,
};

/** The default colours on a dark page. */
export const DARK: Palette = {
  states: {
    none: { fill: '#0F1626', edge: '#263349', text: '#C2CEE0' },
    running: { fill: '#4BE1B7', edge: '#4BE1B7', text: '#0B1220' },
    working: { fill: '#4BE1B7', edge: '#4BE1B7', text: '#0B1220' },
    holding: { fill: '#2B7BFF', edge: '#7FB0FF', text: '#FFFFFF' },
    waiting: { fill: '#FFB31A', edge: '#FFB31A', text: '#0B1220' },
    blocked: { fill: '#D4AFF1', edge: '#D4AFF1', text: '#0B1220' },
    sleeping: { fill: '#465264', edge: '#7D8CA3', text: '#C2CEE0' },
    deadlock: { fill: '#E0402F', edge: '#FF8A7D', text: '#FFFFFF' },
    stalled: { fill: '#E07A00', edge: '#FFD9A0', text: '#0B1220' },
  },
  panel: '#0F1626',
  panel2: '#162034',
  line: '#263349',
  ink: '#F1F5FC',
  ink2: '#C2CEE0',
  ink3: '#93A3BB',
  pastArrow: '#B4C2D8',
  activeArrow: '#F1F5FC',
  edgeWidth: 1.5,
};

/**
 * The colours that the page gives the timeline by custom properties (`--panel`, `--ink-2`, `--running-fill`,
 * `--running-edge`, `--running-text`, `--arrow-past`, `--edge-width`, …); where one is missing, the default of the
 * theme.
 */
export function readPalette(host: HTMLElement): Palette {
  const style = getComputedStyle(host);
  const theme = isDark() ? DARK : LIGHT;
  const read = (name: string, otherwise: string) =>
    style.getPropertyValue(`--${name}`).trim() || otherwise;
  const states = Object.fromEntries(
    Object.entries(theme.states).map(([state, ink]) => {
      const from = state === 'working' ? 'running' : state;
      const edge = read(`${from}-edge`, ink.edge);
      return [
        state,
        { fill: read(`${from}-fill`, ink.fill), edge, text: read(`${from}-text`, ink.text) },
      ];
    }),
  ) as Record<LaneState, StateColours>;
  return {
    states,
    panel: read('panel', theme.panel),
    panel2: read('panel-2', theme.panel2),
    line: read('line', theme.line),
    ink: read('ink', theme.ink),
    ink2: read('ink-2', theme.ink2),
    ink3: read('ink-3', theme.ink3),
    pastArrow: read('arrow-past', theme.pastArrow),
    activeArrow: read('arrow-active', theme.activeArrow),
    edgeWidth: Number.parseFloat(read('edge-width', String(theme.edgeWidth))),
  };
}

function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  if (chosen !== undefined) return chosen === 'dark';
  return window.matchMedia('(prefers-color-scheme: dark)').matches;
}
