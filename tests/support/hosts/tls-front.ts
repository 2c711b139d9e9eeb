/** A proxy that speaks HTTPS with a certificate of its own making, and sends those who come without it there. */
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttp, type RequestListener, request } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TlsFront {
  /** `localhost:<port>`, for HTTPS and HTTP alike. */
  host: string;
  /** File of the certificate. */
  certificate: string;
  close(): void;
}

export async function openTlsFront(answer: RequestListener): Promise<TlsFront> {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-tls-"));
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-keyout", key, "-out", certificate, "-days", "2"],
      ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
    ],
    { stdio: "ignore" },
  );
  const secure = createHttps({ key: readFileSync(key), cert: readFileSync(certificate) }, answer);
  const plain = createHttp(({ headers, url = "/" }, response) => {
    response.writeHead(301, { Location: `https://${headers.host}${url}` }).end();
  });
  for (const server of [secure, plain]) await once(server.listen(0, "127.0.0.1"), "listening");
  const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  // The first byte of a TLS connection is 22.
  const front = createServer((socket) => {
    socket.once("data", (first) => {
      const inner = connect(portOf(first[0] === 22 ? secure : plain), "127.0.0.1");
      inner.write(first);
      socket.pipe(inner).pipe(socket);
      inner.on("error", () => socket.destroy());
    });
    socket.on("error", () => {});
  });
  await once(front.listen(0, "localhost"), "listening");
  return {
    host: `localhost:${portOf(front)}`,
    certificate,
    close() {
      for (const server of [front, secure, plain]) server.close();
      secure.closeAllConnections();
      plain.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Hands every request on to a server without TLS. */
export function passTo(url: string): RequestListener {
  return (incoming, response) => {
    const { method, headers, url: path = "/" } = incoming;
    const sent = request(new URL(path, url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    sent.on("error", () => response.destroy());
    incoming.pipe(sent);
  };
}
