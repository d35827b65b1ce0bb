internal import JSON

extension APIDescription {
    var serviceEndpoints: [EndpointDescription] { [platforms, status, health, ready] }

    private var platforms: EndpointDescription {
        EndpointDescription(
            id: "listPlatforms",
            "GET",
            "/api/v1/platforms",
            .service,
            summary: "The platforms",
            text: "What the service knows of each platform: forms of links, headers, cookies, expiry. Public.",
            access: .anyone,
            parameters: [requestID],
            responses: answers.responses(
                [
                    answers.success(
                        PlatformSchema(platforms: platformNames).list,
                        "The catalogue.",
                        examples: [
                            NamedExample(
                                "catalogue",
                                "The catalogue.",
                                .object(
                                    ("status", .int(200)),
                                    ("data", PlatformsEndpoint.data(catalogue)),
                                    ("msg", "success")
                                )
                            )
                        ]
                    )
                ],
                []
            )
        )
    }

    private var status: EndpointDescription {
        EndpointDescription(
            id: "getStatus",
            "GET",
            "/api/v1/status",
            .service,
            summary: "How the platforms answer",
            text: "How the parses of each platform have ended of late, as the status page shows it. Public.",
            access: .anyone,
            parameters: [requestID],
            responses: answers.responses(
                [answers.success(StatusSchema(platforms: platformNames).status, "The state of each platform.")],
                []
            )
        )
    }

    private var health: EndpointDescription {
        state("getHealth", "/healthz", "up", "Whether the service runs", "The process is up.")
    }

    private var ready: EndpointDescription {
        state("getReadiness", "/readyz", "ready", "Whether the service can serve", "The ledger can be read.")
    }

    private func state(_ id: String, _ path: String, _ word: String, _ summary: String, _ text: String)
        -> EndpointDescription
    {
        let status = Field("status", .choice([word]), text)
        return EndpointDescription(
            id: id,
            "GET",
            path,
            .service,
            summary: summary,
            text: "For load balancers and monitors. \(text)",
            access: .anyone,
            parameters: [requestID],
            responses: Answers(origin: settings.origin, isLimited: false)
                .responses([answers.success(.object([status]), text)], [])
        )
    }
}
