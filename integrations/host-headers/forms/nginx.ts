/** nginx: a file to include in a `server` block that has a `root`. Each location carries all of its headers: nginx inherits none. */
import type { HeaderRule } from "#src/domain/headers/header-rules.ts";

export interface NginxOptions {
  /** Where addresses begin that the door's server answers, which sets its own headers; empty without the door. */
  door: readonly string[];
}

export function writeNginx(rules: readonly HeaderRule[], { door }: NginxOptions): string {
  const lines = [
    "# Written by the build from one policy for all hosts. Include it in a server block that has a root.",
    "include mime.types;",
    "types { text/markdown md; text/calendar ics; text/csv csv; }",
    "charset utf-8;",
    "charset_types text/plain text/markdown text/calendar text/csv text/xml;",
    "index index.html;",
    "error_page 404 /404.html;",
    "absolute_redirect off;",
    "server_tokens off;",
    "gzip_static on;",
    // Else caches between would give compressed forms to whoever takes none.
    "gzip_vary on;",
    "",
    "location = /_headers { return 404; }",
    "location ~ \\.(?:br|gz)$ { return 404; }",
  ];
  for (const prefix of door)
    lines.push(
      "",
      `location ^~ ${prefix} {`,
      "    proxy_pass http://fanlight;",
      // Connections to the server are kept and used again.
      "    proxy_http_version 1.1;",
      '    proxy_set_header Connection "";',
      "    proxy_set_header Host $host;",
      "    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;",
      "    proxy_buffering off;",
      "}",
    );
  for (const { paths, headers } of rules) {
    for (const path of paths) {
      const location = path.endsWith("*") ? `^~ ${path.slice(0, -1)}` : `= ${path}`;
      lines.push(
        "",
        `location ${path === "/*" ? "/" : location} {`,
        ...Object.entries(headers).map(
          ([name, value]) => `    add_header ${name} "${value}" always;`,
        ),
        "    try_files $uri $uri/ =404;",
        "}",
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
