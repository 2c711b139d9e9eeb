/** nginx at its best: one worker, files kept open, compressed forms sent as they lie, nothing logged. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

export function writeNginxFolder({ root, port }: { root: string; port: number }): {
  folder: string;
  remove(): void;
} {
  if (!existsSync(BROTLI))
    throw new Error(
      "nginx or its brotli module is missing: apt-get install nginx-light libnginx-mod-http-brotli-static",
    );
  const folder = mkdtempSync(join(tmpdir(), "fanlight-nginx-"));
  writeFileSync(
    join(folder, "nginx.conf"),
    `load_module ${BROTLI};
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=10000 inactive=60s;
  open_file_cache_valid 60s;
  brotli_static on;
  gzip_static on;
  server { listen 127.0.0.1:${port}; root ${root}; index index.html; }
}
`,
  );
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
