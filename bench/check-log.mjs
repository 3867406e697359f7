/**
 * Reads a whole log and checks it against a sequential model of what queue-workers may do: the numbers of the events
 * have no gap, time never goes backwards, the queue is first in first out with the depth that each event carries, and
 * every wait of an actor ends before its next one begins. Returns how many events there were, and how many were illegal.
 */
export function checkLog(bytes, cbor) {
  let illegal = 0;
  let next = 0;
  let time = 0;
  const kinds = { waiting: 2, put: 14, taken: 15 };
  const queue = [];
  let head = 0;
  const waiting = new Set();
  const decoder = new cbor.Decoder({ mapsAsObjects: true });
  decoder.decodeMultiple(bytes, (chunk) => {
    if (chunk.format !== undefined) return;
    if (chunk.seq !== next) illegal++;
    next = chunk.seq + chunk.count;
    for (let i = 0; i < chunk.count; i++) {
      if (chunk.t[i] < time) illegal++;
      time = chunk.t[i];
      const actor = chunk.actor[i];
      const kind = chunk.kind[i];
      if (kind === kinds.waiting) {
        if (waiting.has(actor)) illegal++;
        waiting.add(actor);
        continue;
      }
      waiting.delete(actor);
      const item = chunk.text[i] === 0 ? '' : chunk.texts[chunk.text[i] - 1];
      if (kind === kinds.put) {
        queue.push(item);
        if (queue.length - head !== chunk.value[i]) illegal++;
      } else if (kind === kinds.taken) {
        if (queue[head++] !== item) illegal++;
        if (queue.length - head !== chunk.value[i]) illegal++;
        if (head > 100_000) queue.splice(0, head) && (head = 0);
      }
    }
  });
  return { events: next, illegal };
}
