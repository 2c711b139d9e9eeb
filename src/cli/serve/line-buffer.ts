/** Lines that come by the thousand, written a few hundred at a time. */
export interface LineBuffer {
  write(line: string): void;
  /** Writes what waits, and stops. */
  close(): void;
}

const MOST = 256;
const LONGEST_WAIT = 500;

export function lineBuffer(out: (text: string) => void): LineBuffer {
  let lines: string[] = [];
  const flush = () => {
    if (lines.length === 0) return;
    out(lines.join("\n"));
    lines = [];
  };
  const timer = setInterval(flush, LONGEST_WAIT).unref();
  return {
    write(line) {
      lines.push(line);
      if (lines.length >= MOST) flush();
    },
    close() {
      clearInterval(timer);
      flush();
    },
  };
}
