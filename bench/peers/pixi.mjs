// Runs in the page too. Lanes only, a particle for each span, drawn by WebGL in software; the camera is ours.
import { moveByWheel } from './viewport.mjs';

export const about = {
  name: 'pixi.js',
  package: 'pixi.js',
  version: '8.22.0',
  file: 'pixi.mjs',
  draws: ({ spans }) => `${spans.toLocaleString('en')} spans as particles, lanes only`,
  wheelOn: 'canvas',
  gl: true,
};

const COLOURS = { started: 0x888888, put: 0x2e8b57, taken: 0x4169e1, waiting: 0xd08a00, ended: 0x444444 };

/** Makes the particles, and answers what draws them. */
export async function prepare({ lanes, begin, end }, place) {
  const { Application, Particle, ParticleContainer, Texture } = await import('pixi.js');
  const size = { width: place.clientWidth, height: place.clientHeight };
  const app = new Application();
  const height = size.height / lanes.length;
  const particles = lanes.flatMap(({ kinds, starts }, lane) =>
    starts.slice(0, -1).map((start, i) => {
      const scale = { scaleX: starts[i + 1] - start, scaleY: height * 0.8 };
      return new Particle({ texture: Texture.WHITE, x: start - begin, y: lane * height, ...scale, tint: COLOURS[kinds[i]] });
    }),
  );
  return async () => {
    await app.init({ ...size, preference: 'webgl', background: 'white', autoStart: false });
    place.append(app.canvas);
    const container = new ParticleContainer({ texture: Texture.WHITE, particles, dynamicProperties: { position: false } });
    container.update();
    app.stage.addChild(container);
    moveByWheel(app.canvas, { begin, end }, (from, to) => {
      container.scale.x = size.width / (to - from);
      container.position.x = (begin - from) * container.scale.x;
      app.render();
    });
  };
}
