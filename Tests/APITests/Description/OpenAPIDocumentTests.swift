import JSON
import Testing

@testable import API

@Suite("The OpenAPI document")
struct OpenAPIDocumentTests {
    private let document = OpenAPIDocument(
        APIDescription(settings: APISettings(origin: "https://api.example")),
        version: "1.2.3"
    )

    private func root() throws -> JSONValue { try JSONDocument(parsing: document.bytes).root }

    @Test("It is the same, byte for byte, however often it is written")
    func order() {
        let again = OpenAPIDocument(
            APIDescription(settings: APISettings(origin: "https://api.example")),
            version: "1.2.3"
        )
        #expect(document.bytes == again.bytes)
    }

    @Test("It has an operation for each endpoint and method, each under a name of its own")
    func operations() throws {
        let paths = try root()["paths"]
        var names: [String] = []
        for endpoint in APIDescription().endpoints {
            for method in endpoint.methods {
                let operation = paths[endpoint.path][method.lowercased()]
                names.append(try #require(operation["operationId"].string, "\(method) \(endpoint.path)"))
                #expect(operation["responses"].members.map(\.key) == endpoint.responses.map { String($0.status) })
            }
        }
        #expect(Set(names).count == names.count)
        #expect(paths.members.flatMap(\.value.members).count == names.count)
    }

    @Test("Every reference leads to a component, and every component is referred to")
    func references() throws {
        let root = try root()
        let known = Set(
            ["schemas", "responses", "examples"].flatMap { kind in
                root["components"][kind].members.map { "#/components/\(kind)/\($0.key)" }
            }
        )
        var found: Set<String> = []
        _ = root.firstDescendant { value in
            if let reference = value["$ref"].string { found.insert(reference) }
            return false
        }
        #expect(!found.isEmpty && found == known)
    }

    @Test("The server is the operator's origin, or that of the document where none is set")
    func server() throws {
        #expect(try root()["servers"][0]["url"].string == "https://api.example")
        let relative = OpenAPIDocument(APIDescription(), version: "1")
        #expect(try JSONDocument(parsing: relative.bytes).root["servers"][0]["url"].string == "/")
    }

    @Test("Schemas say types, bounds, nulls and texts as JSON Schema does")
    func schemas() throws {
        let schema = Schema.object(
            [
                Field("width", .integer(1).orNull, unit: "pixels", "How wide."),
                Field("kind", .choice(["a"]).orNull, "Which.").optional,
                Field("always", .integer(200, most: 200), "The same."),
                Field("list", .list(of: .url, count: 1...3), "Some."),
            ],
            isClosed: true
        )
        let text = String(decoding: schema.node.bytes, as: UTF8.self)
        #expect(
            text == """
                {"type":"object","properties":{\
                "width":{"type":["integer","null"],"minimum":1,"description":"How wide. In pixels."},\
                "kind":{"type":["string","null"],"enum":["a",null],"description":"Which."},\
                "always":{"const":200,"description":"The same."},\
                "list":{"type":"array","items":{"type":"string","format":"uri"},"minItems":1,"maxItems":3,\
                "description":"Some."}},\
                "required":["width","always","list"],"additionalProperties":false}
                """
        )
    }

    @Test("A named schema is referred to, also where null is allowed")
    func names() {
        let named = Schema.object([]).named("Thing", "A thing.")
        #expect(String(decoding: named.node.bytes, as: UTF8.self) == ##"{"$ref":"#/components/schemas/Thing"}"##)
        #expect(
            String(decoding: named.orNull.node.bytes, as: UTF8.self)
                == ##"{"anyOf":[{"$ref":"#/components/schemas/Thing"},{"type":"null"}]}"##
        )
    }
}
