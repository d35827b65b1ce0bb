// A parse as a command line. The token stays a variable: a command line is kept in histories and seen by other users.

/** A text as one word of a POSIX shell. */
export const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

export const curl = (origin, body) => [
  `curl ${quoted(`${origin}/api/v1/parse`)} \\`,
  `  -H "Authorization: Bearer $EASYDOWN_TOKEN" \\`,
  `  -H 'Content-Type: application/json' \\`,
  `  -d ${quoted(body)}`,
].join("\n");
