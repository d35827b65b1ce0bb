# A backend for a website, for Ruby 3 with WEBrick (gem install webrick): the token stays here, media come through here.
#   EASYDOWN_URL=https://api.example EASYDOWN_TOKEN=ed_live_… PORT=3000 ruby backend.rb
# GET /parse?url=LINK       the answer of the parse
# GET /download?link=URL    the file behind a proxyUrl, mergeUrl or audioUrl of that answer
require "json"
require "net/http"
require "webrick"

EASYDOWN = ENV.fetch("EASYDOWN_URL").delete_suffix("/")
TOKEN = ENV.fetch("EASYDOWN_TOKEN")
# Nothing else is fetched: this is no open proxy.
MEDIA = ["#{EASYDOWN}/api/media-proxy", "#{EASYDOWN}/api/media-merge"].freeze
ASKED = %w[range if-range].freeze
ANSWERED = %w[content-type content-length content-range accept-ranges content-disposition etag last-modified].freeze

# Any status is an answer; redirects are not followed. Half a minute without a byte ends it.
def fetch(uri, request)
  options = { use_ssl: uri.scheme == "https", open_timeout: 10, read_timeout: 30, max_retries: 0 }
  Net::HTTP.start(uri.host, uri.port, options) { |http| http.request(request) { |answer| yield answer } }
end

def send_json(response, status, text)
  response.status = status
  response["Content-Type"] = "application/json"
  response.body = text
end

def fail_with(response, status, message) = send_json(response, status, JSON.generate(msg: message))

def parse(url, response)
  uri = URI("#{EASYDOWN}/api/v1/parse")
  headers = { "Authorization" => "Bearer #{TOKEN}", "Content-Type" => "application/json" }
  request = Net::HTTP::Post.new(uri, headers)
  request.body = JSON.generate(url: url.dup.force_encoding("UTF-8").scrub)
  fetch(uri, request) { |answer| send_json(response, answer.code.to_i, answer.read_body) }
end

def download(link, asked, response)
  return fail_with(response, 403, "Only links of a parse are fetched.") unless MEDIA.include?(link.split("?").first)

  uri = URI(link)
  # Identity: else Net::HTTP would unpack the body, and its length would be wrong.
  headers = { "accept-encoding" => "identity" }
  ASKED.each { |name| headers[name] = asked[name] if asked[name] }
  # The head is needed before the body is written, so a fiber pauses between them.
  transfer = Fiber.new do
    fetch(uri, Net::HTTP::Get.new(uri, headers)) do |answer|
      Fiber.yield answer
      answer.read_body { |piece| Fiber.yield piece }
    end
    nil
  end
  answer = transfer.resume
  response.status = answer.code.to_i
  ANSWERED.each { |name| response[name] = answer[name] if answer[name] }
  response.chunked = true unless answer["content-length"]
  response.keep_alive = false # A file that comes short ends here, and is seen to.
  # What fails in here ends the connection: no short file looks whole.
  response.body = proc { |browser| while (piece = transfer.resume) do browser.write(piece) end }
end

server = WEBrick::HTTPServer.new(Port: ENV.fetch("PORT", "3000").to_i, AccessLog: [], RequestTimeout: 30)
{ "/parse" => "url", "/download" => "link" }.each do |path, name|
  server.mount_proc(path) do |request, response|
    value = request.query[name].to_s
    if request.request_method != "GET" then fail_with(response, 405, "Only GET is allowed here.")
    elsif value.empty? || value.length > 8192 then fail_with(response, 400, "Send ?#{name}= here.")
    elsif path == "/parse" then parse(value, response)
    else download(value, request, response)
    end
  rescue SystemCallError, IOError, Timeout::Error, URI::Error
    fail_with(response, 502, "The media service could not be reached. Try again in a moment.")
  end
end
trap("TERM") { server.shutdown }
server.start
