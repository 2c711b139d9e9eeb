/** Lines that come by the thousand, written some dozens at a time: with more, whoever asks meanwhile waits for all of them. */
export interface LineBuffer {
  write(line: string): void;
  /** Writes what waits, and stops. */
  close(): void;
}

const MOST = 64;
const LONGEST_WAIT = 500;

export function lineBuffer(out: (text: string) => void): LineBuffer {
  let text = "";
  let lines = 0;
  const flush = () => {
    if (lines === 0) return;
    out(text);
    text = "";
    lines = 0;
  };
  const timer = setInterval(flush, LONGEST_WAIT).unref();
  return {
    write(line) {
      text = lines === 0 ? line : `${text}\n${line}`;
      lines += 1;
      if (lines >= MOST) flush();
    },
    close() {
      clearInterval(timer);
      flush();
    },
  };
}
