/** What a process started with `--inspect=127.0.0.1:0` holds after everything that nobody needs was collected: never garbage that waits. */
export async function heapInUse(lines: readonly string[]): Promise<number> {
  const [, address] = /Debugger listening on (ws:\S+)/.exec(lines.join("\n")) ?? [];
  if (!address) throw new Error("The process was not started with --inspect.");
  const socket = new WebSocket(address);
  await new Promise((opened, failed) => {
    socket.onopen = opened;
    socket.onerror = failed;
  });
  let id = 0;
  const ask = <T>(method: string): Promise<T> =>
    new Promise((answered) => {
      id += 1;
      const asked = id;
      socket.addEventListener("message", ({ data }) => {
        const answer = JSON.parse(String(data));
        if (answer.id === asked) answered(answer.result);
      });
      socket.send(JSON.stringify({ id: asked, method }));
    });
  // What is let go by the first, the second finds.
  await ask("HeapProfiler.collectGarbage");
  await ask("HeapProfiler.collectGarbage");
  const usage = await ask<{ usedSize: number; backingStorageSize?: number }>(
    "Runtime.getHeapUsage",
  );
  socket.close();
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}
