// What a test key answers, by the last four digits of its sample links; docs/api.md has the same list.

const START = "https://www.tiktok.com/@easydown/video/700000000000000";

export const groups = [
  ["Successes", [
    ["0200", "A video in three qualities"],
    ["0201", "A gallery with music"],
    ["0202", "A carousel of pictures and videos"],
    ["0203", "A live photo"],
    ["0204", "Video and sound apart"],
    ["0205", "A GIF"],
    ["0206", "A playlist"],
  ]],
  ["Code 304: no media", [
    ["0301", "not_found"],
    ["0302", "private"],
    ["0303", "login_required"],
    ["0304", "region_restricted"],
    ["0305", "live"],
    ["0306", "paid_or_drm"],
    ["0307", "age_restricted"],
    ["0308", "blocked_by_platform"],
    ["0309", "rate_limited"],
    ["0310", "platform_timeout"],
    ["0311", "platform_changed"],
    ["0312", "no_media"],
  ]],
  ["Errors", [
    ["0400", "400 invalid_request"],
    ["4002", "400 302"],
    ["0401", "401 invalid_token"],
    ["4011", "401 missing_token"],
    ["4012", "401 token_expired"],
    ["0402", "402 insufficient_credits"],
    ["0403", "403 platform_not_allowed"],
    ["4031", "403 address_not_allowed"],
    ["0405", "405 method_not_allowed"],
    ["0413", "413 payload_too_large"],
    ["0415", "415 unsupported_media_type"],
    ["0422", "422 idempotency_conflict"],
    ["0429", "429 rate_limited"],
    ["0500", "500 internal_error"],
    ["0503", "503 busy"],
  ]],
];

export const magicLink = (digits) => START + digits;
