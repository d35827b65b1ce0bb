<?php
// A backend for a website, for PHP 8 without any extension: the token stays here, media come through here.
//   EASYDOWN_URL=https://api.example EASYDOWN_TOKEN=ed_live_… PHP_CLI_SERVER_WORKERS=8 php -S localhost:3000 backend.php
// GET /parse?url=LINK       the answer of the parse
// GET /download?link=URL    the file behind a proxyUrl of that answer
declare(strict_types=1);

$easydown = rtrim((string) getenv('EASYDOWN_URL'), '/');
$token = (string) getenv('EASYDOWN_TOKEN');
$answered = ['content-type', 'content-length', 'content-range', 'accept-ranges', 'content-disposition', 'etag', 'last-modified'];

/** Any status is an answer; half a minute without a byte ends it. Gives the stream, the status and the headers. */
function fetch(string $url, array $options): array
{
    $options += ['timeout' => 30, 'ignore_errors' => true, 'follow_location' => 0, 'protocol_version' => 1.1];
    $options['header'][] = 'Connection: close';
    $stream = @fopen($url, 'rb', false, stream_context_create(['http' => $options]));
    if ($stream === false) {
        fail(502, 'The media service could not be reached. Try again in a moment.');
    }
    $lines = stream_get_meta_data($stream)['wrapper_data'];
    $headers = [];
    foreach (array_slice($lines, 1) as $line) {
        [$name, $value] = explode(':', $line, 2) + [1 => ''];
        $headers[strtolower($name)] = trim($value);
    }
    return [$stream, (int) explode(' ', $lines[0])[1], $headers];
}

function fail(int $status, string $message): never
{
    http_response_code($status);
    header('Content-Type: application/json');
    exit(json_encode(['msg' => $message]));
}

function value(string $name): string
{
    $value = $_GET[$name] ?? '';
    return is_string($value) && $value !== '' && strlen($value) <= 8192 ? $value : fail(400, "Send ?$name= here.");
}

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($_SERVER['REQUEST_METHOD'] !== 'GET') {
    fail(405, 'Only GET is allowed here.');
} elseif ($path === '/parse') {
    [$stream, $status] = fetch("$easydown/api/v1/parse", [
        'method' => 'POST',
        'header' => ["Authorization: Bearer $token", 'Content-Type: application/json'],
        'content' => json_encode(['url' => value('url')], JSON_INVALID_UTF8_SUBSTITUTE),
    ]);
    http_response_code($status);
    header('Content-Type: application/json');
    fpassthru($stream);
} elseif ($path === '/download') {
    $link = value('link');
    // Nothing else is fetched: this is no open proxy. Merges have no length; give their links to the browser as they are.
    if (explode('?', $link)[0] !== "$easydown/api/media-proxy") {
        fail(403, 'Only the proxyUrl of a parse is fetched.');
    }
    $wanted = [];
    foreach (['Range' => 'HTTP_RANGE', 'If-Range' => 'HTTP_IF_RANGE'] as $name => $key) {
        if (isset($_SERVER[$key])) {
            $wanted[] = "$name: {$_SERVER[$key]}";
        }
    }
    [$stream, $status, $headers] = fetch($link, ['header' => $wanted]);
    // PHP cannot break a connection off, so without a length a short file would look whole.
    if ($status < 300 && !isset($headers['content-length'])) {
        fail(502, 'The file has no known length. Use its link as it is.');
    }
    http_response_code($status);
    foreach (array_intersect_key($headers, array_flip($answered)) as $name => $text) {
        header("$name: $text");
    }
    set_time_limit(0);
    while (ob_get_level() > 0) {
        ob_end_clean();
    }
    fpassthru($stream);
} else {
    fail(404, 'There is nothing here.');
}
