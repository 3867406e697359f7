import { widthOf } from './metrics';

/** One call on a canvas: its name, its arguments, and the colour that it drew with. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly colour: string;
}

/** A 2D context that draws nothing and writes down what it was asked for; letters are 0.6 of their size wide. */
export class RecordingContext {
  readonly calls: Call[] = [];
  /** The context, to be handed to what draws. */
  readonly context: CanvasRenderingContext2D;

  constructor() {
    const properties: Record<string, unknown> = { font: '10px sans-serif', fillStyle: '#000000' };
    this.context = new Proxy(properties, {
      get: (target, name: string) => {
        if (name in target) return target[name];
        if (name === 'createPattern') return () => null;
        if (name === 'measureText')
          return (text: string) => ({ width: widthOf(text, String(target.font)) });
        return (...args: unknown[]) => {
          const colour = String(name.startsWith('stroke') ? target.strokeStyle : target.fillStyle);
          this.calls.push({ name, args, colour });
        };
      },
      set: (target, name: string, value: unknown) => {
        target[name] = value;
        return true;
      },
    }) as unknown as CanvasRenderingContext2D;
  }

  /** The texts that were written, in their order. */
  get texts(): string[] {
    return this.calls
      .filter((call) => call.name === 'fillText')
      .map((call) => String(call.args[0]));
  }

  /** The calls of this name. */
  named(name: string): Call[] {
    return this.calls.filter((call) => call.name === name);
  }
}
