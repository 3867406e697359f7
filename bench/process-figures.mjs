// What a server's process holds: memory, threads, descriptors, and files of its data directory.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The figures of the process with this id; the heap is what is used after a full collection. */
export function figures(pid, data) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  execFileSync('jcmd', [String(pid), 'GC.run'], { stdio: 'ignore' });
  const heap = execFileSync('jcmd', [String(pid), 'GC.heap_info'], { encoding: 'utf8' });
  const used = [...heap.matchAll(/used (\d+)K/g)].map((match) => Number(match[1]));
  const metaspace = Number(/Metaspace\s+used (\d+)K/.exec(heap)?.[1] ?? 0);
  const classes = Number(/class space\s+used (\d+)K/.exec(heap)?.[1] ?? 0);
  const kilobytes = used.reduce((sum, part) => sum + part, 0) - metaspace - classes;
  return {
    heap: `${(kilobytes / 1024).toFixed(1)} MB`,
    resident: `${(field('VmRSS') / 1024).toFixed(0)} MB`,
    threads: field('Threads'),
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    files: readdirSync(data).length,
  };
}
