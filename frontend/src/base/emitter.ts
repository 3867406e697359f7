/** Tells its listeners of what happens, by name; `Events` maps each name to what its listeners are handed. */
export class Emitter<Events extends object> {
  private readonly listeners = new Map<keyof Events, Set<(detail: never) => void>>();

  /** Adds a listener and returns what takes it away again. */
  on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): () => void {
    const all = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, all);
    all.add(listener);
    return () => all.delete(listener);
  }

  /** Calls every listener of this name. */
  emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void {
    for (const listener of this.listeners.get(name) ?? []) {
      (listener as (detail: Events[Name]) => void)(detail);
    }
  }

  /** Forgets every listener. */
  clear(): void {
    this.listeners.clear();
  }
}
