/** Remembers what was used last, up to a total weight. */
export interface BoundedCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, weight: number): void;
  delete(key: string): void;
}

export function createBoundedCache<Value>(limit: number): BoundedCache<Value> {
  // A Map keeps the order of insertion: what was used last stands at its end.
  const entries = new Map<string, { readonly value: Value; readonly weight: number }>();
  let total = 0;

  const drop = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, weight) {
      drop(key);
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (total <= limit || oldest === key) break;
        drop(oldest);
      }
    },
    delete: drop,
  };
}
