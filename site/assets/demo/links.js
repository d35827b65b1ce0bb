// What an answer holds is not trusted: an address becomes a link only if it is a web address, and is fetched only from
// this site's own media paths.

const mediaPaths = ["/api/media-proxy", "/api/media-merge"];

const read = (address, base) => {
  try { return typeof address === "string" ? new URL(address, base) : null; } catch { return null; }
};

/** An absolute http or https address without a user name, or null. */
export const webAddress = (address) => {
  const url = read(address);
  return url && ["http:", "https:"].includes(url.protocol) && !url.username && !url.password ? url.href : null;
};

/** Path and query of a link to this service's media, for use on the page's own origin, or null. */
export const mediaPath = (address) => {
  const url = read(webAddress(address));
  return url && mediaPaths.includes(url.pathname) ? url.pathname + url.search : null;
};

/** The media proxy without a signature: it serves this site's own pages so. */
export const unsignedPath = (platform, address, disposition) => {
  const url = webAddress(address);
  if (!url) return null;
  const query = new URLSearchParams({ platform: String(platform), url });
  if (disposition) query.set("disposition", disposition);
  return `/api/media-proxy?${query}`;
};

/** The page that explains a failure, on this site where it is one of its own. */
export const documentation = (address) => {
  const url = read(address, location.origin);
  return url && url.pathname.startsWith("/docs/") ? url.pathname + url.hash : webAddress(address);
};

/** The name under which a signed link offers its file. */
export const offeredName = (path) => new URL(path, location.origin).searchParams.get("filename") ?? "";

/** When a signed link ends, in seconds since 1970; NaN where it does not say. */
export const linkEnd = (path) => parseInt(new URL(path, location.origin).searchParams.get("exp") ?? "", 10);
