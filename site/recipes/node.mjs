// A backend for a website, for Node 18 or later: the token stays here, media come through here.
//   EASYDOWN_URL=https://api.example EASYDOWN_TOKEN=ed_live_… PORT=3000 node node.mjs
// GET /parse?url=LINK       the answer of the parse
// GET /download?link=URL    the file behind a proxyUrl, mergeUrl or audioUrl of that answer
import { createServer } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const easydown = process.env.EASYDOWN_URL.replace(/\/$/, "");
const token = process.env.EASYDOWN_TOKEN;
// Nothing else is fetched: this is no open proxy.
const media = [`${easydown}/api/media-proxy`, `${easydown}/api/media-merge`];
const asked = ["range", "if-range"];
const answered = ["content-type", "content-length", "content-range", "accept-ranges", "content-disposition", "etag",
  "last-modified"];

async function parse(url, response) {
  const answer = await fetch(`${easydown}/api/v1/parse`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ url }),
    signal: AbortSignal.timeout(30_000),
  });
  send(response, answer.status, await answer.json());
}

async function download(link, request, response) {
  if (!media.includes(link.split("?")[0])) return send(response, 403, { msg: "Only links of a parse are fetched." });
  // Ends when the browser goes, or when no byte has moved for a minute.
  const stop = new AbortController();
  response.once("close", () => stop.abort());
  response.setTimeout(60_000, () => response.destroy());
  const answer = await fetch(link, {
    headers: Object.fromEntries(asked.filter((name) => request.headers[name]).map((name) => [name, request.headers[name]])),
    redirect: "error",
    signal: stop.signal,
  });
  const headers = answered.filter((name) => answer.headers.has(name)).map((name) => [name, answer.headers.get(name)]);
  response.writeHead(answer.status, { ...Object.fromEntries(headers), "X-Content-Type-Options": "nosniff" });
  if (!answer.body) return response.end();
  // A body that breaks off breaks the browser's connection off: no short file looks whole.
  await pipeline(Readable.fromWeb(answer.body), response);
}

function send(response, status, value) {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(value));
}

createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const value = searchParams.get(pathname === "/parse" ? "url" : "link");
  try {
    if (request.method !== "GET") send(response, 405, { msg: "Only GET is allowed here." });
    else if (!["/parse", "/download"].includes(pathname)) send(response, 404, { msg: "There is nothing here." });
    else if (!value || value.length > 8192) send(response, 400, { msg: "Send ?url= to /parse, or ?link= to /download." });
    else if (pathname === "/parse") await parse(value, response);
    else await download(value, request, response);
  } catch {
    if (response.headersSent) response.destroy();
    else send(response, 502, { msg: "The media service could not be reached. Try again in a moment." });
  }
}).listen(process.env.PORT ?? 3000);
