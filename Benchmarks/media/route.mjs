// The route that a site of one's own has for downloads, as documentation for such sites shows it: fetch with the
// platform's headers, then hand the body on. usage: node route.mjs PORT
import { once } from 'node:events';
import { createServer } from 'node:http';

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36';
const headersOf = { tiktok: { Referer: 'https://www.tiktok.com/', 'User-Agent': agent } };
const passedOn = ['content-type', 'content-length', 'content-range'];

function refuse(response, status, code) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error: code }));
}

async function serve(request, response) {
  const query = new URL(request.url, 'http://localhost').searchParams;
  const platform = headersOf[query.get('platform')];
  if (!query.get('url') || !platform) return refuse(response, 400, 'invalid_request');
  const headers = { ...platform };
  if (request.headers.range) headers.Range = request.headers.range;
  const media = await fetch(query.get('url'), { headers });
  if (!media.ok || !media.body) return refuse(response, 502, 'download_failed');
  for (const name of passedOn) if (media.headers.has(name)) response.setHeader(name, media.headers.get(name));
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Cache-Control', 'private, max-age=300');
  response.writeHead(media.status);
  // Of the ways to pipe that were tried (pipeline, pipe, pipeTo) none takes less processor time than this one.
  for await (const chunk of media.body) if (!response.write(chunk)) await once(response, 'drain');
  response.end();
}

createServer((request, response) => {
  serve(request, response).catch(() => (response.headersSent ? response.destroy() : refuse(response, 502, 'failed')));
}).listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 4096 });
