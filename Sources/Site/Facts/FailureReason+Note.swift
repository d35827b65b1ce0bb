internal import Platforms

extension FailureReason {
    /// A reason that is added is not documented until it stands here: the compiler asks for it.
    var note: ErrorNote {
        switch self {
        case .notFound:
            ErrorNote("Open the link in a private window. Where it shows no post either, it is gone.", because: "The post was deleted, or never was.", "The link was cut short when it was copied.")
        case .private:
            ErrorNote("Nothing: only posts that everybody may see are read.", because: "The author shows the post to some people only.")
        case .loginRequired:
            ErrorNote("Callers can do nothing. An operator may configure cookies of an own account, where the platform allows that.", because: "The platform shows this post, or everything, only to people who are logged in.")
        case .regionRestricted:
            ErrorNote("An operator can set a proxy in another region.", because: "The post is not shown in the country in which this server stands.")
        case .live:
            ErrorNote("Try again when the recording is published.", because: "The stream is under way, or is only announced.")
        case .paidOrDRM:
            ErrorNote("Nothing: paid and copy-protected media are not downloadable.", because: "The media are for subscribers or buyers, or are encrypted.")
        case .ageRestricted:
            ErrorNote("Callers can do nothing. An operator may configure cookies of an own account, where the platform allows that.", because: "The platform asks visitors to prove their age.")
        case .blockedByPlatform:
            ErrorNote("Try again in some minutes. An operator can set a proxy with another address.", because: "The platform refuses this server's address, or asks it to prove to be human.")
        case .rateLimited:
            ErrorNote("Try again after `retryAfter` seconds.", because: "The platform limits this server, or this server spaces its own requests so that it does not.")
        case .platformTimeout:
            ErrorNote("Try again.", because: "The platform did not answer in time.")
        case .platformChanged:
            ErrorNote("Tell the operator: an update of Easydown is needed.", because: "The platform's pages or answers have a new shape that this version cannot read.")
        case .noMedia:
            ErrorNote("Check that the post itself has a video, picture or sound. Media in a quoted post are not the post's.", because: "The post is a text.", "Its media were removed.")
        }
    }
}
